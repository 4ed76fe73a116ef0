"""One sign-in for each role of the demonstration province."""

from suyton.demo.province import BAC_KAN
from suyton.demo.province_file import read_province
from suyton.domain.authority import Role
from suyton.domain.capacities import leading
from suyton.wording import Wording


def sign_ins(base_url: str) -> str:
    """A small table: role, login; and the demonstration's password, which only it has."""
    province = read_province(BAC_KAN)
    wording = Wording.load()
    firsts: dict[Role, str] = {}
    for officer in province.officers:
        held = officer.appointments
        for appointment in (*held, *leading(held, province.bloc_years)):
            firsts.setdefault(appointment.role, officer.account.login)
    width = max(len(login) for login in firsts.values())
    rows = (
        f"  {login:<{width}}  {wording.say('vi', f'role.{role.value}')}"
        for role, login in firsts.items()
    )
    return "\n".join(
        (
            f"\nĐăng nhập tại {base_url} với mật khẩu {province.initial_password} "
            "(chỉ dùng cho bản minh họa):",
            *rows,
            "\nCtrl-C để dừng.",
        )
    )
