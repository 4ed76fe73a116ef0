"""The whole procedure through the public API: many blocs at once, one sitting, two decisions."""

import statistics
import time
from collections import defaultdict
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from bench.bare import Shape
from suyton.demo import bloc_story, council_story
from suyton.demo.counter import Counter, Json
from suyton.demo.player import Player
from suyton.demo.story_file import CandidateScript, DecisionScript, RoundScript, SittingScript

FLAG = "provincial_emulation_flag"
CERTIFICATE = "provincial_certificate_of_merit"
PASSWORD = "bench"
PROVINCE = "bench"
YEAR = 2023
VOTING_TIME = timedelta(minutes=10)


@dataclass
class Measured:
    """What one run took, and every act in it."""

    seconds: float
    nominations: int
    acts: dict[str, list[float]] = field(default_factory=dict)
    """Seconds that each act took its caller, by the last words of its address."""

    @property
    def acts_done(self) -> int:
        return sum(len(times) for times in self.acts.values())

    def median_ms(self, act: str) -> float:
        return statistics.median(self.acts[act]) * 1000


class TimedPlayer(Player):
    """A player that says nothing and keeps how long each act took."""

    def __init__(self, counter: Counter, run: str) -> None:
        super().__init__(counter, run, lambda line: None)
        self.acts: dict[str, list[float]] = defaultdict(list)

    def act(self, login: str, path: str, step: str, body: Mapping[str, Any], told: str) -> Json:
        start = time.perf_counter()
        receipt = super().act(login, path, step, body, told)
        self.acts[path.rpartition("/")[2]].append(time.perf_counter() - start)
        return receipt


def province_toml(shape: Shape) -> str:
    """A province of this shape as a file that ``suyton province load`` takes."""
    units = [unit_id(bloc, unit) for bloc in range(shape.blocs) for unit in range(shape.units)]
    members = [f"m{number:02}" for number in range(shape.members)]
    parts = [
        f'initial_password = "{PASSWORD}"',
        f'[province]\nid = "{PROVINCE}"\nname = "Bench"',
        'standing_body_id = "so-noi-vu"\nstanding_body_name = "So Noi vu"',
        f'[council]\nid = "{council_story.COUNCIL}"\nname = "Council"\nfounding_decision = "1"',
        *(f'[[council.seat]]\naccount_id = "{login}"\npost = "member"' for login in members),
        *(f'[[unit]]\nid = "{unit}"\nname = "{unit}"' for unit in units),
    ]
    for bloc in range(shape.blocs):
        own = [unit_id(bloc, unit) for unit in range(shape.units)]
        parts.append(f'[[bloc]]\nid = "b{bloc}"\nname = "Bloc {bloc}"')
        parts.append(
            f'[[bloc_year]]\nbloc_id = "b{bloc}"\nyear = {YEAR}\nleader_unit_id = "{own[0]}"\n'
            f'deputy_unit_id = "{own[1]}"\nmember_unit_ids = {own}'
        )
        for unit in own:
            held = [("unit_officer", unit)] + [("bloc_leader", f"b{bloc}")] * (unit == own[0])
            parts.append(_account(unit, held))
    parts += [_account(login, [("council_member", council_story.COUNCIL)]) for login in members]
    parts.append(_account(council_story.STANDING_OFFICER, [("standing_officer", "so-noi-vu")]))
    parts.append(_account(council_story.SECRETARY, [("council_secretary", council_story.COUNCIL)]))
    parts.append(_account("chairman", [("chairman", PROVINCE)]))
    parts.append(_account(council_story.RECORDS_CLERK, [("records_clerk", PROVINCE)]))
    parts.append(_account("administrator", [("administrator", PROVINCE)]))
    return "\n".join(parts) + "\n"


def _account(login: str, held: list[tuple[str, str]]) -> str:
    roles = ", ".join(
        f'{{ role = "{role}", scope = "{scope}", from = 2023-01-01 }}' for role, scope in held
    )
    return f'[[account]]\nlogin = "{login}"\nname = "{login}"\nappointments = [{roles}]'


def unit_id(bloc: int, unit: int) -> str:
    """The id of a bloc's unit, which is its officer's login too."""
    return f"b{bloc}-u{unit}"


def _script(shape: Shape, bloc: int) -> RoundScript:
    """The first unit has the best score and stands for the flag; everybody gets every vote."""
    candidates = tuple(
        CandidateScript(
            unit_id(bloc, unit),
            CERTIFICATE if unit else FLAG,
            Decimal(99 - unit),
            Decimal(98 - unit),
            shape.units,
        )
        for unit in range(shape.units)
    )
    return RoundScript(f"b{bloc}", YEAR, unit_id(bloc, 0), candidates)


def run_through_api(base_url: str, shape: Shape, first_bloc: int, blocs: int) -> Measured:
    """Play ``blocs`` of the shape's blocs from proposal to award, all blocs at once.

    Everyone has signed in before the clock starts: a password costs what argon2 is meant to cost.
    """
    run = f"bench-{first_bloc}"
    scripts = [_script(shape, bloc) for bloc in range(first_bloc, first_bloc + blocs)]
    with Counter(base_url, PASSWORD) as counter:
        _sign_everyone_in(counter, shape, scripts)
        player = TimedPlayer(counter, run)
        start = time.perf_counter()
        with ThreadPoolExecutor(blocs) as threads:
            list(threads.map(lambda script: _bloc(player, script), scripts))
        _province(player, shape, scripts, run)
        seconds = time.perf_counter() - start
    return Measured(seconds, blocs * shape.units, dict(player.acts))


def _sign_everyone_in(counter: Counter, shape: Shape, scripts: list[RoundScript]) -> None:
    for script in scripts:
        for candidate in script.candidates:
            counter.person(candidate.unit_id)
    at_the_centre = (
        council_story.STANDING_OFFICER,
        council_story.SECRETARY,
        council_story.RECORDS_CLERK,
        "chairman",
    )
    for login in at_the_centre:
        counter.person(login)
    for number in range(shape.members):
        counter.person(f"m{number:02}")


def _bloc(player: Player, script: RoundScript) -> None:
    bloc_story.open_round(player, script)
    bloc_story.propose_all(player, script)
    bloc_story.score_all(player, script)
    bloc_story.adopt(player, script)
    bloc_story.vote(player, script)
    bloc_story.report(player, script)
    for nomination in _nominations([script]):
        council_story.appraise(player, nomination)


def _province(player: Player, shape: Shape, scripts: list[RoundScript], run: str) -> None:
    """One sitting over all of them, then a decision for the flags and one for the certificates."""
    seats = tuple(f"m{number:02}" for number in range(shape.members))
    soon = datetime.now(UTC) + timedelta(minutes=5)
    sitting = council_story.convene(player, run, _nominations(scripts), soon)
    council_story.open_vote(player, sitting, seats, VOTING_TIME)
    council_story.vote(player, sitting, SittingScript(len(seats), seats, {}, (), {}))
    for award_id in (FLAG, CERTIFICATE):
        wanted = [n for n in _nominations(scripts) if n.endswith(award_id)]
        decision = DecisionScript(award_id, "Bench", "chairman")
        drafted = council_story.draft(player, f"{run}:{award_id}", decision, wanted)
        council_story.sign(player, drafted, decision)


def _nominations(scripts: list[RoundScript]) -> list[str]:
    return [bloc_story.nomination_id(script, c) for script in scripts for c in script.candidates]
