"""What drawing a decision costs by its number of recipients, and the memory that it takes."""

import platform
import subprocess
import sys
import time
from dataclasses import replace
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
    before, one, many = _memory()
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
        f"{AIM_RECIPIENTS} recipients, first drawing of a process: {first[AIM_RECIPIENTS]:.0f} ms "
        f"of {AIM_MS}",
        f"peak memory {one:.0f} MB of {AIM_MB}, after {MANY} such papers {many:.0f} MB; before drawing "
        f"{before:.0f} MB",
    ]
    return "\n".join(lines)


def tell_memory() -> None:
    """Draw papers of the aim's size in this process; print its peak before, and after one and all."""
    peaks, renderer = [_peak_mb()], TypstRenderer(system_fonts=False)
    for nth in range(MANY):
        _drawn(renderer, AIM_RECIPIENTS, nth)
        peaks.append(_peak_mb())
    print(peaks[0], peaks[1], peaks[-1])


def _memory() -> tuple[float, float, float]:
    told = subprocess.run(
        [sys.executable, "-c", "from bench.papers import tell_memory; tell_memory()"],
        capture_output=True,
        check=True,
        text=True,
    )
    before, one, many = map(float, told.stdout.split())
    return before, one, many


def _peak_mb() -> float:
    """Of this process alone, as Linux tells it; what ``getrusage`` tells counts the parent's too."""
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if "VmHWM" in line).split()[1]) / 1000


def _drawn(renderer: TypstRenderer, recipients: int, nth: int) -> tuple[float, int]:
    """Milliseconds and bytes. ``nth`` makes it another paper, so that nothing is remembered."""
    kind, content = content_of(
        _decision(recipients, nth), OFFICE, RULES, AT.date(), address=f"https://example.vn/{nth}"
    )
    begun = time.perf_counter()
    pdf = renderer.render(kind, content, AT).pdf
    return (time.perf_counter() - begun) * 1000, len(pdf)


def _decision(recipients: int, nth: int) -> Decision:
    named = tuple(
        Recipient(f"n-{one}", f"u-{one}", f"Trường Trung học cơ sở số {one} đợt {nth}")
        for one in range(recipients)
    )
    return replace(EMPTY, recipients=named)
