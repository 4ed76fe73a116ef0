"""What drawing a decision costs by its number of recipients, and the memory that it takes."""

import platform
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from suyton.documents.rendering import TypstRenderer
from suyton.domain.decision import Decision, DecisionStage, Recipient
from suyton.office_file import read_office
from suyton.papers.decision import content_of
from suyton.rules import RulePacks

SIZES = (1, 40, 400, 2_000)
AIM_RECIPIENTS, AIM_MS, AIM_MB = 400, 1_000, 200
ROUNDS, MANY = 9, 30
AT = datetime(2024, 1, 5, tzinfo=UTC)
OFFICE = read_office("bac-kan")
RULES = RulePacks.load().for_year(2023)
EMPTY = Decision(
    id="d-1",
    award_id="provincial_certificate_of_merit",
    title="Tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh năm 2023",
    province_id="bac-kan",
    standing_body_id="so-noi-vu",
    recipients=(),
    signer_id="pho-chu-tich",
    signer_name="Lê Thị Hạnh",
    stage=DecisionStage.IN_SIGNING,
    stage_since=AT,
)


def table() -> str:
    """First and later drawings of each size, in ms; the memory of a process that draws many papers
    of the size that the aim speaks of, with what it had before."""
    cost = drawn_in_a_process(MANY)
    first = {size: _drawn(TypstRenderer(system_fonts=False), size, 0)[0] for size in SIZES}
    renderer = TypstRenderer(system_fonts=False)
    later = {size: [_drawn(renderer, size, nth) for nth in range(1, ROUNDS + 1)] for size in SIZES}
    ms = {size: median(took for took, _ in rounds) for size, rounds in later.items()}
    lines = [
        f"Python {platform.python_version()}; {ROUNDS} rounds, each with other names",
        "",
        f"{'recipients':>10} {'first ms':>10} {'median ms':>10} {'kB':>8} {'to one':>8}",
        *(
            f"{size:>10} {first[size]:>10.1f} {ms[size]:>10.1f} "
            f"{later[size][0][1] / 1000:>8.0f} {ms[size] / ms[SIZES[0]]:>8.1f}"
            for size in SIZES
        ),
        "",
        f"{AIM_RECIPIENTS} recipients, first drawing of a process: {cost.first_ms:.0f} ms "
        f"of {AIM_MS}",
        f"peak memory {cost.one_mb:.0f} MB of {AIM_MB}, after {MANY} such papers "
        f"{cost.many_mb:.0f} MB; before drawing {cost.before_mb:.0f} MB",
    ]
    return "\n".join(lines)


@dataclass(frozen=True)
class Cost:
    """Milliseconds of the first drawing, and peaks of memory: before it, after it, after all."""

    first_ms: float
    before_mb: float
    one_mb: float
    many_mb: float


def drawn_in_a_process(papers: int) -> Cost:
    """Draw so many papers of the aim's size in a process of its own."""
    told = subprocess.run(
        [sys.executable, "-c", f"from bench.papers import tell_cost; tell_cost({papers})"],
        capture_output=True,
        check=True,
        text=True,
    )
    return Cost(*map(float, told.stdout.split()))


def tell_cost(papers: int) -> None:
    """Draw them in this process, and print the cost."""
    before, renderer = peak_mb(), TypstRenderer(system_fonts=False)
    first_ms, _ = _drawn(renderer, AIM_RECIPIENTS, 0)
    one = peak_mb()
    for nth in range(1, papers):
        _drawn(renderer, AIM_RECIPIENTS, nth)
    print(first_ms, before, one, peak_mb())


def peak_mb() -> float:
    """Of this process alone, as Linux tells it; what ``getrusage`` tells counts the parent's too."""
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if "VmHWM" in line).split()[1]) / 1000


def _drawn(renderer: TypstRenderer, recipients: int, nth: int) -> tuple[float, int]:
    """Milliseconds and bytes. ``nth`` makes it another paper, so that nothing is remembered."""
    kind, content = content_of(
        decision_for(recipients, nth), OFFICE, RULES, AT.date(), address=f"https://example.vn/{nth}"
    )
    begun = time.perf_counter()
    pdf = renderer.render(kind, content, AT).pdf
    return (time.perf_counter() - begun) * 1000, len(pdf)


def decision_for(recipients: int, nth: int) -> Decision:
    """A certificate for so many schools; ``nth`` makes their names others."""
    named = tuple(
        Recipient(f"n-{one}", f"u-{one}", f"Trường Trung học cơ sở số {one} đợt {nth}")
        for one in range(recipients)
    )
    return replace(EMPTY, recipients=named)
