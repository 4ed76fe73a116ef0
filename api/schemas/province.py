"""What is sent to the council's sittings, the decisions and the assignments."""

from datetime import date
from typing import Literal

from api.schemas.fields import Asked, Id, Ids, Moment, Reason, Text, example
from api.schemas.meetings import MET, Met
from api.schemas.sittings import Guests
from suyton.domain.award_terms import Station
from suyton.domain.ballot import Choice
from suyton.domain.council_terms import VoteBy

NOMINATION = "2023.vhxh.ban-dan-toc.provincial_emulation_flag"


class Convening(Asked):
    council_id: Id
    meets_at: Moment
    nomination_ids: Ids
    body: Literal[Station.COUNCIL, Station.STANDING_COMMITTEE] = Station.COUNCIL
    """Whose sitting it is; each nomination's route says which of them reviews it."""
    guests: Guests = ()
    """Invited without a vote."""
    vote_by: VoteBy | None = None
    """One paper for the list, or item by item; left out: as the rule pack fixes it, else one paper."""

    model_config = example(
        council_id="hoi-dong-tdkt",
        meets_at="2024-01-15T08:00:00+07:00",
        nomination_ids=[NOMINATION],
    )


class Postponement(Asked):
    meets_at: Moment
    reason: Reason

    model_config = example(meets_at="2024-01-18T08:00:00+07:00", reason="Trùng kỳ họp HĐND")


class Presence(Met):
    """Account ids of the members in the room; ``postpone_to`` is used without a quorum.

    ``place`` and ``tellers`` are for the minutes and the count record.
    """

    present: Ids
    closes_at: Moment
    postpone_to: Moment
    guests: Guests = ()
    """Those without a vote who came."""

    model_config = example(
        present=["uy-vien-01", "uy-vien-02"],
        closes_at="2024-01-15T11:00:00+07:00",
        postpone_to="2024-01-18T08:00:00+07:00",
        **MET,
    )


class Opinion(Asked):
    choices: dict[Id, Choice]
    remark: Text = ""

    model_config = example(choices={NOMINATION: "yes"}, remark="")


class Draft(Asked):
    award_id: Id
    title: Text
    nomination_ids: Ids
    signer_id: Id
    proposal: Text = ""
    effective_on: date | None = None
    copies_to: tuple[Text, ...] = ()

    model_config = example(
        award_id="provincial_emulation_flag",
        title="Tặng Cờ thi đua của UBND tỉnh năm 2023",
        nomination_ids=[NOMINATION],
        signer_id="pho-chu-tich",
    )


class NewAssignment(Asked):
    signer_id: Id
    valid_from: Moment
    valid_to: Moment | None = None

    model_config = example(
        signer_id="pho-chu-tich",
        valid_from="2024-01-01T00:00:00+07:00",
        valid_to="2025-01-01T00:00:00+07:00",
    )
