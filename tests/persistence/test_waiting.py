"""Tasks follow the state they are derived from; notices are told once."""

from dataclasses import replace

from suyton.domain import nomination
from suyton.domain.authority import Appointment, Role
from suyton.domain.nomination import Clock, NominationAct
from suyton.persistence.database import Database
from suyton.ports import Notice
from tests.persistence import samples
from tests.persistence.samples import LEADER, LONG_AGO, NOW, act, later, officer, someone


def test_tasks_come_and_go_with_the_state(database: Database) -> None:
    step = samples.proposed()
    database.register.record_nomination(step)
    assert database.records.awaited(step.state.chain) == ()
    back = nomination.step(
        step.state,
        NominationAct.RETURN,
        act("k2", LEADER, reason="Thiếu báo cáo"),
        clock=Clock(later(days=5)),
    )
    database.register.record_nomination(back)
    (task,) = database.records.awaited(step.state.chain)
    assert (task.act, task.role, task.scope_id) == (
        "resubmit",
        Role.UNIT_OFFICER,
        "ban-dan-toc",
    )
    assert (task.since, task.until, task.title) == (NOW, later(days=5), "Ban Dân tộc")
    again = nomination.step(back.state, NominationAct.RESUBMIT, act("k3", officer("ban-dan-toc")))
    database.register.record_nomination(again)
    assert database.records.awaited(step.state.chain) == ()


def test_who_has_waited_goes_on_waiting_since_then(database: Database) -> None:
    step = samples.opened_round()
    database.register.record_round(step)
    after = samples.scored(step.state, "u1", "90", "k2")
    later_on = replace(after, state=replace(after.state, stage_since=later(days=1)))
    database.register.record_round(later_on)
    scores = [
        task
        for task in database.records.awaited(step.state.chain)
        if task.act == "submit_self_score"
    ]
    assert [(task.scope_id, task.since) for task in scores] == [("u0", NOW), ("u2", NOW)]
    assert {task.until for task in scores} == {later(days=20)}


def test_a_person_sees_what_waits_for_their_live_capacities(database: Database) -> None:
    database.register.record_round(samples.opened_round())

    def acts(*held: Appointment) -> list[str]:
        actor = replace(someone("x"), appointments=held)
        return [task.act for task in database.records.tasks(actor, NOW)]

    assert acts(Appointment(Role.UNIT_OFFICER, "u1", LONG_AGO)) == ["submit_self_score"]
    assert acts(Appointment(Role.UNIT_OFFICER, "u1", LONG_AGO, NOW)) == []
    assert acts(Appointment(Role.UNIT_OFFICER, "u1", later(days=1))) == []
    assert acts(Appointment(Role.BLOC_LEADER, "u1", LONG_AGO)) == []
    # What has no limit comes after what has one.
    assert acts(
        Appointment(Role.BLOC_LEADER, "vhxh", LONG_AGO),
        Appointment(Role.UNIT_OFFICER, "u1", LONG_AGO),
    ) == ["submit_self_score", "adopt_scores"]


def _notice(key: str, account_id: str = "") -> Notice:
    return Notice(
        key=key,
        role=Role.UNIT_OFFICER,
        scope_id="u1",
        subject="nomination:x",
        code="nomination_awarded",
        at=NOW,
        account_id=account_id,
        facts={"number": "1/QĐ-UBND"},
    )


def test_a_notice_is_told_once(database: Database) -> None:
    database.register.tell(_notice("n1"))
    database.register.tell(_notice("n1"))
    assert database.records.notices(officer("u1"), NOW).items == (_notice("n1"),)


def test_a_notice_to_one_person_is_not_shown_to_another_officer(database: Database) -> None:
    database.register.tell(_notice("n1", account_id="other"))
    assert database.records.notices(officer("u1"), NOW).items == ()
    assert len(database.records.notices(someone("other"), NOW).items) == 1
    assert database.records.notices(officer("u2"), NOW).items == ()


def test_notices_are_paged_from_the_latest(database: Database) -> None:
    for number in range(5):
        database.register.tell(_notice(f"n{number}"))
    first = database.records.notices(officer("u1"), NOW, limit=3)
    rest = database.records.notices(officer("u1"), NOW, first.next_cursor, 3)
    assert [notice.key for notice in (*first.items, *rest.items)] == ["n4", "n3", "n2", "n1", "n0"]
    assert rest.next_cursor == ""
