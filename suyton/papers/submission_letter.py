"""The letter by which a unit proposes an award (tờ trình, form 01 of Decree 152/2025).

Fields: domain notes 6.3; Law 06/2022/QH15 Art. 84.1a and 84.2a.
"""

from datetime import datetime

from suyton.domain.calendar import HANOI
from suyton.domain.nomination import Nomination
from suyton.domain.organisation import Unit
from suyton.papers.counted import HAND_SIGNED
from suyton.papers.office import Office, day_in_words
from suyton.papers.terms import Terms
from suyton.papers.unit_letterhead import unit_body

Content = dict[str, object]


def submission_letter(
    nomination: Nomination, unit: Unit, award: str, office: Office, terms: Terms
) -> Content:
    """What the letter says of one nomination. ``award`` is the award's name."""
    body = unit_body(unit, office)
    on = proposed_at(nomination).astimezone(HANOI).date()
    subject = f"Về việc đề nghị tặng {award} năm {nomination.year}"
    return {
        "title": f"Tờ trình {subject[0].lower()}{subject[1:]}: {nomination.title}",
        "letterhead": office.letterhead(body, "TTr", dated=office.dated(on)),
        "heading": {"kind": "TỜ TRÌNH", "subject": subject},
        "addressees": [f"Chủ tịch {office.committee.name}", standing_in_full(office)],
        "bases": office.bases_on(on),
        "unit": unit.name,
        "award": award,
        "year": str(nomination.year),
        "decided_above": nomination.is_decided_above,
        "kind": terms("commendation_kind", nomination.kind.value),
        "honoured": {
            "name": nomination.honoured_name,
            "unit": nomination.unit_name if nomination.subject_name else "",
            "kind": terms("subject_kind", nomination.subject_kind.value),
        },
        "period": period_of(nomination),
        "summary": nomination.summary,
        "in_bloc": bool(nomination.bloc_id),
        "attachments": [terms("paper", paper.kind) for paper in nomination.dossier],
        "recipients": ["Như trên", f"Lưu: VT, {body.symbol}"],
        "signatures": [{"post": ["THỦ TRƯỞNG ĐƠN VỊ"], "name": "", "note": HAND_SIGNED}],
    }


def proposed_at(nomination: Nomination) -> datetime:
    """When the unit proposed it, which dates its papers."""
    return nomination.proposed_at or nomination.stage_since


def standing_in_full(office: Office) -> str:
    """The standing body as addressees name it: ``Sở Nội vụ tỉnh Bắc Kạn``."""
    return f"{office.standing.name} {office.province}"


def period_of(nomination: Nomination) -> str:
    """The achievement's period in words; empty where it is the year itself."""
    first, last = nomination.achieved_from, nomination.achieved_to
    if first is None or last is None:
        return ""
    return f"từ {day_in_words(first)} đến {day_in_words(last)}"
