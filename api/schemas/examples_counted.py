"""The example of a published count, and how its file is described."""

import json
from datetime import timedelta
from typing import Any

from api.schemas.examples import AT, CANDIDATE, FLAG, HASH
from suyton import count_file
from suyton.domain.authority import Role
from suyton.domain.ballot import AwardBallotRule, Ballot, Choice, Voter, count
from suyton.domain.published_count import PublishedCount, PublishedPaper
from suyton.rules import RulePacks

_RULE = RulePacks.load().for_year(2023).award(FLAG).bloc_ballot
_BALLOT = Ballot(
    id="2023.vhxh.b1",
    owner="round:2023.vhxh",
    workflow_id="round:2023.vhxh",
    slate=(CANDIDATE,),
    rules=(AwardBallotRule(FLAG, _RULE),),
    voter_role=Role.UNIT_OFFICER,
    roll=(Voter("ban-dan-toc", "Ban Dân tộc"), Voter("so-y-te", "Sở Y tế")),
    electorate=2,
    opens_at=AT - timedelta(days=2),
    closes_at=AT,
    secret=True,
    title="Khối Văn hóa - Xã hội",
)
_PAPER = PublishedPaper({CANDIDATE.nomination_id: Choice.YES})
_COUNT = PublishedCount(
    _BALLOT,
    (HASH,),
    (_PAPER,),
    (),
    (),
    count(_BALLOT, [_PAPER.choices]),
)
COUNT = json.loads(count_file.to_text(_COUNT))
"""As the file holds it: what has its usual value is left out."""

_SCHEMA = {
    "type": "object",
    "description": "See docs/published-count.md.",
    "required": ["format", "ballot", "sealed", "papers", "opinions", "ranking", "tally"],
}


def as_file(described: dict[str, Any]) -> dict[str, Any]:
    """An operation whose answer is the file itself, so that no model is written for it again."""
    described["responses"][200]["content"]["application/json"]["schema"] = _SCHEMA
    described["responses"][304] = {"description": "The caller has this very file."}
    return described
