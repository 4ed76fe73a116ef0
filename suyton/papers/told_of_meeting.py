"""What papers say of where a vote was held and who counted; what nobody said stays dotted."""

from suyton.domain.meeting import Meeting
from suyton.papers.counted import HAND_SIGNED

Content = dict[str, object]


def meeting_told(meeting: Meeting | None) -> Content:
    """Place and counting team; ``members`` are those besides its head and its secretary."""
    said = meeting or Meeting()
    head, secretary, *members = (*said.tellers, "", "")[: max(2, len(said.tellers))]
    return {
        "place": said.place,
        "tellers": {"head": head, "secretary": secretary, "members": members},
    }


def tellers_sign(meeting: Meeting | None) -> list[Content]:
    """The blocks of a count record: one for the members, who sign together, and two for the rest."""
    said = meeting or Meeting()
    names = [*said.tellers, "", "", ""]
    member = names[2] if len(said.tellers) == 3 else ""
    posts = (("THÀNH VIÊN", member), ("THƯ KÝ", names[1]), ("TỔ TRƯỞNG", names[0]))
    return [
        {"post": [post, "TỔ KIỂM PHIẾU"], "name": name, "note": HAND_SIGNED} for post, name in posts
    ]


def team_signs(meeting: Meeting | None) -> Content:
    """Its one block on minutes, where its head signs for it."""
    said = meeting or Meeting()
    name = said.tellers[0] if said.tellers else ""
    return {"post": ["TỔ KIỂM PHIẾU"], "name": name, "note": HAND_SIGNED}
