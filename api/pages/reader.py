"""The person reading a page: who they are, what they may see, and how things are said to them."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from fastapi import Request

from api.due import Dues
from api.pages.names import Names
from api.pages.world import World
from api.sight import sight_of
from suyton.domain.authority import Actor, Role
from suyton.domain.calendar import HANOI
from suyton.domain.clocks import Line
from suyton.domain.edition import Stated
from suyton.domain.nomination import Nomination
from suyton.ports import Notice, Sight
from suyton.wording import Language
from suyton.wording.wording import shown_day, shown_time

NOBODY = Actor("", "")

MENU = tuple(
    (f"/{noun}", f"page.{noun}.title")
    for noun in ("tasks", "nominations", "blocs", "sittings", "decisions", "history", "notices")
)
RULES = ("/rules", "page.rulebook.title")
ASSIGNMENTS = ("/assignments", "page.assignments.title")


@dataclass
class Reader:
    """One person, one request. ``actor`` is nobody until the person has signed in."""

    request: Request
    world: World
    language: Language
    now: datetime
    actor: Actor = NOBODY
    csrf: str = ""

    @property
    def today(self) -> date:
        """The day in Hanoi."""
        return self.now.astimezone(HANOI).date()

    @cached_property
    def names(self) -> Names:
        return Names(self.world.records, self.world.accounts, self.today)

    @cached_property
    def sight(self) -> Sight:
        """What the person may read."""
        return sight_of(self.world.records, self.actor, self.now)

    @property
    def is_signed_in(self) -> bool:
        return self.actor is not NOBODY

    @property
    def menu(self) -> tuple[tuple[str, str], ...]:
        """The pages this person is led to; all others still answer to their address."""
        chairs = bool(self.actor.scopes(Role.CHAIRMAN, self.now))
        return (*MENU, RULES, *([ASSIGNMENTS] if chairs else []))

    def say(self, key: str, /, **facts: object) -> str:
        return self.world.wording.say(self.language, key, **facts)

    def term(self, vocabulary: str, code: object) -> str:
        return self.world.wording.term(self.language, vocabulary, str(code))

    def time(self, at: datetime | None) -> str:
        return "" if at is None else shown_time(at)

    def day(self, day: date) -> str:
        return shown_day(day)

    def unit_as_written(self, unit_id: str, written: str) -> str:
        """A name that stands in a case, with what the unit is called today if that is another."""
        printed = self.names.unit_printed(unit_id)
        if printed in (written, unit_id):
            return written
        return self.say("page.units.formerly", printed=printed, name=written)

    def number(self, value: Decimal | None) -> str:
        """A score as the language writes it: 96,5 in Vietnamese."""
        if value is None:
            return ""
        return str(value).replace(".", ",") if self.language == "vi" else str(value)

    def became(self, outcome: str, *, own: bool) -> str:
        """An outcome by the name that the office gives it, or by what the unit itself is told."""
        return self.term("outcome.unit" if own else "outcome.office", outcome)

    def notice(self, notice: Notice) -> str:
        """What a notice says."""
        return self.say(f"notice.{notice.code}", **notice.facts)

    @cached_property
    def dues(self) -> Dues:
        return Dues(self.world.records, self.world.rulebooks)

    def clocks(self, nomination: Nomination) -> tuple[Line, ...]:
        """The limits that run or stand still on a case now, with their clauses."""
        return self.dues.clocks(nomination, self.now)

    def spoken(self, line: Line) -> str:
        """A line of an explanation, in words."""
        return self.say(f"explanation.{line.code}", **dict(line.facts))

    def said(self, one: Stated) -> str:
        """A provision of a rule pack, in words."""
        return self.say(f"provision.{one.code}", **dict(one.facts))

    def vocabulary(self, prefix: str) -> list[str]:
        """Every code that has a label under ``prefix``, in the order of the wording."""
        start = f"{prefix}."
        terms = self.world.wording.sentences[self.language]
        return [key.removeprefix(start) for key in terms if key.startswith(start)]

    @property
    def award_choices(self) -> list[tuple[str, str]]:
        """Every award of every pack, by id and name."""
        ids = dict.fromkeys(a.id for pack in self.world.rulebooks.packs() for a in pack.awards)
        return [(award_id, self.term("award", award_id)) for award_id in ids]

    @property
    def bloc_choices(self) -> list[tuple[str, str]]:
        return [(bloc.id, bloc.name) for bloc in self.names.blocs.values()]

    @property
    def unit_choices(self) -> list[tuple[str, str]]:
        return list(self.names.units.items())

    @property
    def person_choices(self) -> list[tuple[str, str]]:
        return list(self.names.people.items())
