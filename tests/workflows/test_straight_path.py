"""The way of the 2023 conference, on the real dev server and a real database."""

from temporalio.testing import WorkflowEnvironment

from suyton.domain.ballot import Choice
from suyton.persistence.database import Database
from tests.fixtures.offices import office_on
from tests.support.office import FLAG, UNITS


async def test_a_flag_and_a_certificate_go_from_proposal_to_signature(
    dev_server: WorkflowEnvironment, database: Database
) -> None:
    async with office_on(dev_server, database) as office:
        await office.open_round()
        flag = await office.propose("ban-dan-toc", FLAG)
        merit = [await office.propose(unit) for unit in UNITS[1:]]
        await office.score({unit: str(98 - place) for place, unit in enumerate(UNITS)})
        await office.open_ballot()
        await office.reaches(flag, "in_ballot")
        await office.vote([office.officer(unit) for unit in UNITS], [flag, merit[0], merit[1]])
        await office.reaches(flag, "acclaimed")
        await office.reaches(merit[0], "acclaimed")
        await office.reaches(merit[3], "not_acclaimed")
        await office.report()
        for nomination in (flag, *merit[:2]):
            await office.reaches(nomination, "in_appraisal")
            await office.appraise(nomination)
        sitting = await office.convene([flag, *merit[:2]])
        present, absent = office.members[:12], office.members[12:]
        await office.attend(sitting, present)
        await office.vote(present[:11], [flag, *merit[:2]])
        await office.vote(present[11:], [])
        for member in absent:
            choices = dict.fromkeys([flag, *merit[:2]], Choice.YES)
            await office.opine(sitting, member, choices)
        await office.reaches(flag, "awaiting_decision")
        await office.reaches(merit[1], "awaiting_decision")
        flags = await office.draft([flag], FLAG)
        await office.reaches(flag, "in_signing")
        await office.sign(flags)
        await office.reaches(flag, "awarded")
        assert database.records.nomination(flag).decision_number.endswith("/QĐ-UBND")
        assert list(database.records.broken_links()) == []
