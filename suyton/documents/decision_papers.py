"""The paper of a decision: drawn, with open fields; then with its number and date."""

from collections.abc import Callable
from datetime import date, datetime

from suyton.domain.calendar import HANOI
from suyton.domain.decision import Decision
from suyton.domain.paper_code import verify_address
from suyton.domain.rulebook import Rulebook
from suyton.papers.decision import content_of
from suyton.papers.office import Office, day_in_words
from suyton.ports import NumberFields, Renderer


class DrawnDecisions:
    """The DecisionPapers port over a renderer and the form fields of its papers."""

    def __init__(
        self,
        renderer: Renderer,
        fields: NumberFields,
        offices: Callable[[str], Office],
        public_url: str,
    ) -> None:
        """``offices`` gives the office of a province's id; ``public_url`` where papers are verified."""
        self._renderer = renderer
        self._fields = fields
        self._offices = offices
        self._public_url = public_url

    def prepare(
        self, decision: Decision, rulebook: Rulebook, refers_on: date | None, at: datetime
    ) -> bytes:
        kind, content = content_of(
            decision,
            self._offices(decision.province_id),
            rulebook,
            at.astimezone(HANOI).date(),
            address=verify_address(self._public_url, decision.code),
            refers_on=refers_on,
        )
        return self._fields.lay(self._renderer.render(kind, content, at))

    def fill(self, decision: Decision, signed: bytes) -> bytes:
        place = self._offices(decision.province_id).place
        on = decision.dated_on
        return self._fields.fill(
            signed, decision.number, f"{place}, {day_in_words(on) if on else ''}"
        )
