"""People at work, straight on Temporal, from a unit's proposal to the signature.

The tests read like the procedure. Everything runs on a real database; only HTTP is left out.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

from suyton.domain import listing
from suyton.domain.audit import Receipt
from suyton.domain.authority import Actor, Role
from suyton.domain.award_terms import Station
from suyton.domain.ballot import Choice
from suyton.domain.certificate import seal_of
from suyton.domain.decision import Decision, DecisionStage, recipients_of
from suyton.domain.document import DocumentReference
from suyton.domain.organisation import Council, Seat
from suyton.domain.sitting import Sitting, SittingStage
from suyton.ports import Paperwork
from suyton.ports.documents import SEAL, SIGNATURE
from tests.support.bloc_desk import BlocDesk
from tests.support.desk import DOSSIER as DOSSIER
from tests.support.desk import FLAG as FLAG
from tests.support.desk import MERIT as MERIT
from tests.support.desk import UNITS as UNITS
from tests.support.people import member, person
from tests.support.plain_papers import certificate_of, plain_paperwork, signed_by
from workflows import messages, nomination_messages


@dataclass
class Office(BlocDesk):
    """A bloc, and the province above it."""

    # --- the province --------------------------------------------------------------------------

    standing: Actor = field(
        default_factory=lambda: person("so-noi-vu", (Role.STANDING_OFFICER, "so-noi-vu"))
    )
    secretary: Actor = field(
        default_factory=lambda: person("thu-ky", (Role.COUNCIL_SECRETARY, "hoi-dong"))
    )
    signer: Actor = field(
        default_factory=lambda: person("pho-chu-tich", (Role.VICE_CHAIRMAN, "bac-kan"))
    )
    clerk: Actor = field(default_factory=lambda: person("van-thu", (Role.RECORDS_CLERK, "bac-kan")))
    paperwork: Paperwork = field(default_factory=plain_paperwork)
    members: tuple[Actor, ...] = tuple(member(number) for number in range(1, 16))

    @property
    def seats(self) -> tuple[Seat, ...]:
        """The council, with the first member in the chair and the next as vice-chair."""
        posts = ("chair", "vice_chair")
        return tuple(
            Seat(one.account_id, one.name, posts[place] if place < len(posts) else "member")
            for place, one in enumerate(self.members)
        )

    @property
    def council(self) -> Council:
        """The council; its chair, vice-chair and the next three are its standing committee."""
        seats = tuple(
            replace(seat, on_committee=place < 5) for place, seat in enumerate(self.seats)
        )
        return Council("hoi-dong", "Hội đồng", "bac-kan", "Quyết định 1", seats)

    async def appraise(self, nomination: str) -> Receipt:
        return await self.act(
            f"nomination:{nomination}",
            "pass_appraisal",
            nomination_messages.PassAppraisal(self.standing),
        )

    async def convene(
        self,
        nominations: Sequence[str],
        meets_in: timedelta = timedelta(days=3),
        body: Station = Station.COUNCIL,
        **terms: Any,
    ) -> str:
        """A sitting over these; ``terms`` sets further fields of it."""
        now = await self.now()
        listed = self.database.register.nominations_named(nominations)
        sitting = Sitting(
            id=f"s-{uuid4().hex[:8]}",
            council_id="hoi-dong",
            council_name="Hội đồng",
            province_id="bac-kan",
            standing_body_id="so-noi-vu",
            founding_decision="Quyết định 1",
            seats=self.council.seats_of(body),
            body=body,
            agenda=tuple(map(listing.candidate, listed)),
            stage=SittingStage.NEW,
            stage_since=now,
            meets_at=now + meets_in,
            pack_id=self.rulebook.pack_id,
        )
        sitting = replace(sitting, **terms)
        case = messages.SittingCase(
            sitting, self.rulebook, history_limit_events=self.history_limit_events
        )
        await self.start(
            "CouncilSessionWorkflow",
            sitting.chain,
            case,
            "convene",
            messages.Convene(self.secretary),
        )
        return sitting.id

    async def attend(
        self, sitting_id: str, present: Sequence[Actor], closes_in: timedelta = timedelta(days=2)
    ) -> Receipt:
        now = await self.now()
        request = messages.RecordPresence(
            self.secretary,
            tuple(one.account_id for one in present),
            now + closes_in,
            now + timedelta(days=7),
        )
        return await self.act(f"sitting:{sitting_id}", "record_presence", request)

    async def opine(self, sitting_id: str, by: Actor, choices: Mapping[str, Choice]) -> Receipt:
        request = messages.GiveOpinion(by, choices)
        return await self.act(f"sitting:{sitting_id}", "give_opinion", request)

    async def draft(self, nominations: Sequence[str], award: str = MERIT, **terms: Any) -> str:
        """A draft before the signer; ``terms`` sets further fields of the decision."""
        now = await self.now()
        listed = self.database.register.nominations_named(nominations)
        decision = Decision(
            id=f"d-{uuid4().hex[:8]}",
            award_id=award,
            title="Tặng thưởng",
            province_id="bac-kan",
            standing_body_id="so-noi-vu",
            recipients=recipients_of(listed),
            signer_id=self.signer.account_id,
            signer_name=self.signer.name,
            stage=DecisionStage.NEW,
            stage_since=now,
            kind=listing.destination(listed),
        )
        decision = replace(decision, **terms)
        case = messages.DecisionCase(
            decision, self.rulebook, history_limit_events=self.history_limit_events
        )
        await self.start(
            "DecisionWorkflow",
            decision.chain,
            case,
            "draft",
            messages.DraftDecision(self.standing),
        )
        return decision.id

    async def prepare(self, decision_id: str, by: Actor | None = None) -> Receipt:
        request = messages.PrepareDecision(by or self.signer)
        return await self.act(f"decision:{decision_id}", "prepare", request)

    async def put_name(self, decision_id: str, by: Actor | None = None) -> Receipt:
        """The signer signs the prepared paper with their own certificate."""
        actor = by or self.signer
        signed = self.with_signature(decision_id, "paper", SIGNATURE, actor.account_id)
        request = messages.SignDecision(actor, signed)
        return await self.act(f"decision:{decision_id}", "sign", request)

    async def number(self, decision_id: str) -> Receipt:
        request = messages.NumberDecision(self.clerk)
        return await self.act(f"decision:{decision_id}", "number", request)

    async def issue(self, decision_id: str, *, publish: bool = False) -> Receipt:
        sealed = self.with_signature(decision_id, "numbered_paper", SEAL, seal_of("bac-kan"))
        request = messages.IssueDecision(self.clerk, sealed, publish)
        return await self.act(f"decision:{decision_id}", "issue", request)

    async def sign(self, decision_id: str, by: Actor | None = None) -> Receipt:
        """The whole way of a paper: prepared, signed, numbered, sealed and issued."""
        await self.prepare(decision_id, by)
        await self.put_name(decision_id, by)
        await self.number(decision_id)
        return await self.issue(decision_id)

    def with_signature(
        self, decision_id: str, which: str, field_name: str, holder: str
    ) -> DocumentReference:
        """One of the decision's files with a signature of ``holder`` added, in the store."""
        stored = self.database.records.decision(decision_id)
        paper: DocumentReference = getattr(stored, which)
        with self.paperwork.store.open(paper.sha256) as content:
            before = content.read()
        after = signed_by(before, field_name, certificate_of(holder).fingerprint)
        return self.keep(after)

    def keep(self, content: bytes) -> DocumentReference:
        """A file in the store."""
        return self.paperwork.store.put(io.BytesIO(content), "application/pdf", "x.pdf", "signed")
