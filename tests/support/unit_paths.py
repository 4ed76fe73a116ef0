"""What units and their leadership do to running cases: renamed, merged, another year's leader."""

from datetime import timedelta

from suyton.domain.authority import Actor, Appointment, Role
from suyton.domain.calendar import HANOI
from suyton.domain.errors import NotAuthorised
from suyton.domain.organisation import BlocYear, Province, Unit
from suyton.domain.unit_history import UnitEnding, UnitName
from suyton.ports import Account
from tests.support.desk import MERIT
from tests.support.office import Office
from tests.support.paths import FIRST, SECOND, recommended, scores
from tests.support.people import LONG_AGO
from workflows import messages, nomination_messages


async def renamed_before_the_signature(office: Office) -> None:
    """The decision prints the new name; the nomination keeps the one it was proposed under."""
    settle(office)
    nomination = await recommended(office)
    decision = await office.draft([nomination])
    await office.reaches(nomination, "in_signing")
    now = await office.now()
    name = UnitName("Sở Dân tộc và Tôn giáo", now.astimezone(HANOI).date(), "12/NQ-HĐND")
    office.database.units.rename(FIRST, name, office.standing, "renamed", now)
    await office.sign(decision)
    await office.reaches(nomination, "awarded")
    records = office.database.records
    (recipient,) = records.decision(decision).recipients
    assert recipient.unit_name == "Sở Dân tộc và Tôn giáo"
    assert recipient.name_at_achievement == "Ban Dân tộc"
    assert records.nomination(nomination).unit_name == FIRST


async def merged_and_carried_on(office: Office) -> None:
    """An officer of the successor withdraws what the merged unit had proposed."""
    settle(office)
    await office.open_round()
    nomination = await office.propose(FIRST)
    request = nomination_messages.Withdraw(officer_of(office, SECOND), "Đơn vị đã sáp nhập")
    await refused(office, f"nomination:{nomination}", "withdraw", request)
    now = await office.now()
    yesterday = now.astimezone(HANOI).date() - timedelta(days=1)
    ending = UnitEnding(yesterday, "7/NQ-HĐND", SECOND)
    office.database.units.end(FIRST, ending, office.standing, "merged", now)
    request = nomination_messages.Withdraw(officer_of(office, SECOND), "Đơn vị đã sáp nhập")
    await office.act(f"nomination:{nomination}", "withdraw", request)
    assert office.stage(nomination) == "withdrawn"
    entered = office.database.records.chain(f"nomination:{nomination}")[-1].entry
    assert (entered.account_id, entered.on_behalf_of) == (SECOND, FIRST)


async def led_by_the_year(office: Office) -> None:
    """The year's leader finishes the round; the leader of the next year may not touch it."""
    settle(office)
    leader, next_leader = (officer_of(office, unit) for unit in (office.units[3], office.units[4]))
    office.year_leader = leader
    await office.open_round()
    nomination = await office.propose(FIRST, MERIT)
    extension = messages.ExtendDeadline(next_leader, await office.soon(days=30), "Chậm")
    await refused(office, office.round_chain, "extend_scoring", extension)
    giving_back = nomination_messages.ReturnForSupplement(leader, "Thiếu số liệu")
    await office.act(f"nomination:{nomination}", "return_for_supplement", giving_back)
    await office.score(scores(office))
    reporting = messages.ReportRound(leader, remark="Không có đề nghị nào")
    await office.act(office.round_chain, "report_round", reporting)
    await office.reaches(nomination, "not_acclaimed")


def settle(office: Office) -> None:
    """The province with its units under other names than their ids, and the bloc's two years."""
    organisation = office.database.organisation
    organisation.save_province(Province("bac-kan", "Bắc Kạn", "so-noi-vu", "Sở Nội vụ", ""))
    names = {FIRST: "Ban Dân tộc", SECOND: "Sở Văn hóa"}
    for unit_id in office.units:
        organisation.save_unit(Unit(unit_id, names.get(unit_id, f"Đơn vị {unit_id}")))
    leader, deputy = office.units[3], office.units[4]
    organisation.save_bloc_year(BlocYear(office.bloc, 2023, leader, FIRST, office.units))
    organisation.save_bloc_year(BlocYear(office.bloc, 2024, deputy, FIRST, office.units))


def officer_of(office: Office, unit_id: str) -> Actor:
    """The unit's officer with all that follows from it, as the API finds them."""
    accounts = office.database.accounts
    accounts.save_account(Account(unit_id, unit_id, unit_id), None)
    accounts.appoint(unit_id, Appointment(Role.UNIT_OFFICER, unit_id, LONG_AGO))
    return accounts.actor(unit_id)


async def refused(office: Office, chain: str, update: str, request: object) -> None:
    """The act is not this person's."""
    try:
        await office.act(chain, update, request)
    except NotAuthorised:
        return
    raise AssertionError(f"{update} was permitted")
