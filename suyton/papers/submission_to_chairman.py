"""The standing body lays what the council recommends before the Chairman (tờ trình).

Source: Law 06/2022/QH15 Art. 90.4 (the council advises), Art. 79.4 (the Chairman decides);
fields: domain notes 6.3.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from suyton.domain.award_terms import SubjectKind
from suyton.domain.calendar import HANOI
from suyton.domain.minutes import minutes_of
from suyton.domain.sitting import Sitting
from suyton.papers.counted import Awards, carried
from suyton.papers.figures import two_digits
from suyton.papers.office import Office, day_in_words
from suyton.papers.terms import Terms

Content = dict[str, object]


@dataclass(frozen=True)
class Laid:
    """What the letter needs to know of each case: whose it is, and where it goes from here."""

    kind: SubjectKind
    decided_above: bool = False


def submission_to_chairman(
    sitting: Sitting, laid: Mapping[str, Laid], office: Office, awards: Awards, terms: Terms
) -> Content:
    """The recommended of a concluded sitting, with votes and shares; ``laid`` by nomination id."""
    told = minutes_of(sitting)
    recommended = carried(told.lines, awards)
    kinds = [laid[line.nomination_id] for line in told.lines if line.result.value == "carried"]
    on = sitting.stage_since.astimezone(HANOI).date()
    subject = "Về việc đề nghị khen thưởng theo kết quả họp Hội đồng Thi đua - Khen thưởng"
    return {
        "title": f"Tờ trình {subject[0].lower()}{subject[1:]}, {day_in_words(on)}",
        "letterhead": office.letterhead(office.standing, "TTr", dated=""),
        "heading": {"kind": "TỜ TRÌNH", "subject": subject},
        "addressees": [f"Chủ tịch {office.committee.name}"],
        "bases": office.bases_on(on),
        "standing": office.standing.name,
        "council": sitting.council_name,
        "body": sitting.body.value,
        "held": day_in_words(sitting.meets_at.astimezone(HANOI).date()),
        "counts": [
            {"kind": terms("subject_kind", kind.value), "count": two_digits(count)}
            for kind in SubjectKind
            if (count := sum(one.kind is kind for one in kinds))
        ],
        "total": two_digits(len(recommended)),
        "decided_above": two_digits(sum(one.decided_above for one in kinds)),
        "lines": recommended,
        "recipients": ["Như trên", "Thành viên Hội đồng", f"Lưu: VT, {office.standing.symbol}"],
        "signatures": [{"post": [office.standing.head.upper()], "name": office.standing.head_name}],
    }
