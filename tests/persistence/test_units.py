"""What befalls a unit is entered once, counts from its day on, and reaches people and papers."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest

from suyton.domain import decision_issue
from suyton.domain.authority import Actor, Appointment, Role
from suyton.domain.decision import Decision, DecisionStage
from suyton.domain.errors import (
    ChangeTooEarly,
    DocumentNotPrepared,
    KeyReused,
    MergerCycle,
    NotAuthorised,
    Unknown,
    WrongStage,
)
from suyton.domain.nomination import NominationStage
from suyton.domain.organisation import Bloc, BlocYear, Province, Unit
from suyton.domain.unit_history import UnitEnding, UnitName
from suyton.persistence.database import Database
from suyton.ports import Account
from tests.persistence import samples
from tests.persistence.racing import race
from tests.persistence.samples import CHAIRMAN, LONG_AGO, NOW, PAPER, STANDING, later

NAME = UnitName("Sở Dân tộc và Tôn giáo", date(2023, 12, 1), "12/NQ-HĐND", "Sở DT&TG")
INTO_HEALTH = UnitEnding(date(2023, 12, 1), "7/NQ-HĐND", "so-y-te")


@pytest.fixture
def province(database: Database) -> Database:
    """Three units, the second and third of which lead the bloc in 2023."""
    organisation = database.organisation
    organisation.save_province(Province("bac-kan", "Bắc Kạn", "so-noi-vu", "Sở Nội vụ", ""))
    for unit_id, name in (("ban-dan-toc", "Ban Dân tộc"), ("so-y-te", "Sở Y tế"), ("x", "X")):
        organisation.save_unit(Unit(unit_id, name))
    organisation.save_bloc(Bloc("vhxh", "Khối", "bac-kan"))
    members = ("ban-dan-toc", "so-y-te", "x")
    organisation.save_bloc_year(BlocYear("vhxh", 2023, "so-y-te", "x", members))
    return database


def officer_of(database: Database, unit_id: str) -> Actor:
    database.accounts.save_account(Account(unit_id, unit_id, unit_id), None)
    database.accounts.appoint(unit_id, Appointment(Role.UNIT_OFFICER, unit_id, LONG_AGO))
    return database.accounts.actor(unit_id)


def test_a_name_is_entered_once_however_often_it_is_sent(province: Database) -> None:
    first = province.units.rename("ban-dan-toc", NAME, STANDING, "k1", NOW)
    assert province.units.rename("ban-dan-toc", NAME, STANDING, "k1", later(days=3)) == first
    unit = province.records.unit_histories().of("ban-dan-toc")
    assert unit.names == (NAME,)
    assert unit.name_on(date(2023, 11, 30)) == "Ban Dân tộc"
    (entered,) = province.records.chain("unit:ban-dan-toc")
    assert (entered.entry.tag, entered.hash) == ("standing:unit:renamed", first.hash)


def test_setting_the_province_up_again_leaves_later_names_alone(province: Database) -> None:
    province.units.rename("ban-dan-toc", NAME, STANDING, "k1", NOW)
    province.organisation.save_unit(Unit("ban-dan-toc", "Ban Dân tộc"))
    assert province.records.unit_histories().of("ban-dan-toc").names == (NAME,)


def test_only_the_standing_body_of_the_province_enters_changes(province: Database) -> None:
    elsewhere = samples.someone("x", (Role.STANDING_OFFICER, "so-noi-vu-cao-bang"))
    for actor in (CHAIRMAN, elsewhere, samples.officer("ban-dan-toc"), samples.LEADER):
        with pytest.raises(NotAuthorised):
            province.units.rename("ban-dan-toc", NAME, actor, "k1", NOW)
        with pytest.raises(NotAuthorised):
            province.units.end("ban-dan-toc", INTO_HEALTH, actor, "k1", NOW)
        with pytest.raises(NotAuthorised):
            province.units.rotate("vhxh", 2024, ("x", "so-y-te"), actor, "k1", NOW)
    assert province.records.chains() == 0


def test_a_refused_change_leaves_nothing_behind(province: Database) -> None:
    into_itself = UnitEnding(date(2024, 1, 1), "1/QĐ", "ban-dan-toc")
    with pytest.raises(MergerCycle):
        province.units.end("ban-dan-toc", into_itself, STANDING, "k1", NOW)
    with pytest.raises(Unknown):
        province.units.rename("nobody", NAME, STANDING, "k1", NOW)
    province.units.rename("ban-dan-toc", NAME, STANDING, "k2", NOW)
    with pytest.raises(ChangeTooEarly):
        province.units.end("ban-dan-toc", INTO_HEALTH, STANDING, "k3", NOW)
    with pytest.raises(KeyReused):
        province.units.end("ban-dan-toc", INTO_HEALTH, STANDING, "k2", NOW)
    assert len(province.records.chain("unit:ban-dan-toc")) == 1
    assert province.records.chains() == 1


def test_an_end_is_entered_once_and_nothing_after_it(province: Database) -> None:
    first = province.units.end("ban-dan-toc", INTO_HEALTH, STANDING, "k1", NOW)
    assert province.units.end("ban-dan-toc", INTO_HEALTH, STANDING, "k1", NOW) == first
    dissolution = UnitEnding(date(2025, 1, 1), "1/QĐ")
    with pytest.raises(WrongStage):
        province.units.end("ban-dan-toc", dissolution, STANDING, "k2", NOW)
    province.units.end("x", dissolution, STANDING, "k3", NOW)
    units = province.records.unit_histories()
    assert units.of("ban-dan-toc").ending == INTO_HEALTH
    assert (units.of("x").ending, units.successor_on("x", date(2025, 1, 1))) == (dissolution, "")


def test_officers_of_the_successor_act_for_the_merged_unit_from_that_day(
    province: Database,
) -> None:
    officer_of(province, "so-y-te")
    province.units.end("ban-dan-toc", INTO_HEALTH, STANDING, "k1", NOW)
    officer = province.accounts.actor("so-y-te")
    midnight = datetime(2023, 11, 30, 17, tzinfo=UTC)
    assert officer.holds(Role.UNIT_OFFICER, "ban-dan-toc", midnight)
    assert not officer.holds(Role.UNIT_OFFICER, "ban-dan-toc", later(days=1))


def test_leaders_follow_the_year_and_need_no_appointment(province: Database) -> None:
    province.units.rotate("vhxh", 2024, ("x", "ban-dan-toc"), STANDING, "k1", NOW)
    deputy, leader = officer_of(province, "x"), officer_of(province, "so-y-te")
    assert leader.holds(Role.BLOC_LEADER, "vhxh/2023", NOW)
    assert not leader.holds(Role.BLOC_LEADER, "vhxh/2024", NOW)
    assert deputy.holds(Role.BLOC_DEPUTY, "vhxh/2023", NOW)
    assert deputy.holds(Role.BLOC_LEADER, "vhxh/2024", NOW)


def test_the_leadership_of_a_merged_unit_follows_it(province: Database) -> None:
    into_x = UnitEnding(date(2023, 6, 1), "1/QĐ", "x")
    province.units.end("so-y-te", into_x, STANDING, "k1", NOW)
    assert officer_of(province, "x").holds(Role.BLOC_LEADER, "vhxh/2023", NOW)


def test_a_rotation_is_entered_once_and_takes_over_the_members(province: Database) -> None:
    province.units.end("so-y-te", UnitEnding(date(2023, 6, 1), "1/QĐ"), STANDING, "k0", NOW)
    first = province.units.rotate("vhxh", 2024, ("x", "ban-dan-toc"), STANDING, "k1", NOW)
    assert province.units.rotate("vhxh", 2024, ("x", "ban-dan-toc"), STANDING, "k1", NOW) == first
    year = BlocYear("vhxh", 2024, "x", "ban-dan-toc", ("ban-dan-toc", "x"))
    assert province.records.bloc_year("vhxh", 2024) == year
    (entered,) = province.records.chain("bloc:vhxh")
    assert entered.entry.facts == {"year": "2024", "leader": "x", "deputy": "ban-dan-toc"}
    with pytest.raises(Unknown):
        province.units.rotate("elsewhere", 2024, ("x", "ban-dan-toc"), STANDING, "k2", NOW)


def test_a_year_whose_round_is_open_keeps_its_leaders(province: Database) -> None:
    province.register.record_round(samples.opened_round())
    with pytest.raises(WrongStage):
        province.units.rotate("vhxh", 2023, ("x", "so-y-te"), STANDING, "k1", NOW)


def test_tasks_of_a_year_reach_its_leaders_and_whoever_leads_every_year(
    province: Database,
) -> None:
    step = samples.opened_round()
    province.register.record_round(step)
    leader, everywhere = officer_of(province, "so-y-te"), samples.LEADER
    province.units.rotate("vhxh", 2024, ("x", "ban-dan-toc"), STANDING, "k1", NOW)
    next_leader = officer_of(province, "x")
    for actor, awaited in ((leader, True), (everywhere, True), (next_leader, False)):
        acts = [task.act for task in province.records.tasks(actor, NOW)]
        assert ("adopt_scores" in acts) is awaited, actor.account_id


def signed_on(database: Database, at: datetime, key: str = "sign") -> Decision:
    """A decision over the unit's case, drafted before whatever befell it and signed at ``at``."""
    ready = samples.at_stage(NominationStage.AWAITING_DECISION)
    database.register.record_nomination(ready)
    draft = samples.drafted((ready.state,))
    database.register.record_decision(draft)
    database.accounts.assign(samples.ASSIGNMENT, CHAIRMAN, "give", LONG_AGO)
    prepared = decision_issue.prepared(
        draft.state,
        database.register.recipients_on(draft.state, at),
        samples.ASSIGNMENT,
        PAPER,
        samples.act(f"{key}:prepare", samples.SIGNER, at),
    )
    database.register.record_decision(prepared)
    act = samples.act(key, samples.SIGNER, at)
    signed = decision_issue.signed(prepared.state, samples.ASSIGNMENT, PAPER, act)
    return database.register.record_decision(signed).decision


def test_a_paper_that_says_a_name_of_before_is_not_signed(province: Database) -> None:
    ready = samples.at_stage(NominationStage.AWAITING_DECISION)
    province.register.record_nomination(ready)
    draft = samples.drafted((ready.state,))
    province.register.record_decision(draft)
    province.accounts.assign(samples.ASSIGNMENT, CHAIRMAN, "give", LONG_AGO)
    prepared = decision_issue.prepared(
        draft.state,
        province.register.recipients_on(draft.state, NOW),
        samples.ASSIGNMENT,
        PAPER,
        samples.act("prepare", samples.SIGNER, NOW),
    )
    province.register.record_decision(prepared)
    renamed = replace(NAME, valid_from=date(2024, 1, 10))
    province.units.rename("ban-dan-toc", renamed, STANDING, "k", NOW)
    afterwards = samples.act("sign", samples.SIGNER, datetime(2030, 1, 1, tzinfo=UTC))
    with pytest.raises(DocumentNotPrepared):
        province.register.record_decision(
            decision_issue.signed(prepared.state, samples.ASSIGNMENT, PAPER, afterwards)
        )
    assert province.records.decision(draft.state.id).stage is DecisionStage.IN_SIGNING


def test_a_decision_prints_the_name_of_the_day_it_is_signed_and_keeps_the_earlier(
    province: Database,
) -> None:
    province.units.rename(
        "ban-dan-toc", replace(NAME, valid_from=date(2024, 1, 10)), STANDING, "k", NOW
    )
    issued = signed_on(province, datetime(2024, 1, 9, 17, tzinfo=UTC))
    (recipient,) = issued.recipients
    assert recipient.unit_name == "Sở Dân tộc và Tôn giáo"
    assert recipient.name_at_achievement == "Ban Dân tộc"
    assert province.records.decision(issued.id) == issued
    entered = province.records.chain(issued.chain)[-2].entry
    assert entered.tag == "signer:decision:prepared"
    assert entered.facts[recipient.nomination_id] == "Sở Dân tộc và Tôn giáo"
    assert province.records.nomination(recipient.nomination_id).unit_name == "Ban Dân tộc"


def test_a_merged_units_award_is_printed_under_the_unit_that_carries_on(
    province: Database,
) -> None:
    into = replace(INTO_HEALTH, ended_on=date(2024, 1, 10))
    province.units.end("ban-dan-toc", into, STANDING, "k", NOW)
    (recipient,) = signed_on(province, datetime(2024, 1, 11, tzinfo=UTC)).recipients
    assert (recipient.unit_id, recipient.unit_name, recipient.name_at_achievement) == (
        "ban-dan-toc",
        "Sở Y tế",
        "Ban Dân tộc",
    )


def test_a_change_that_is_still_ahead_leaves_the_name_as_it_is(province: Database) -> None:
    province.units.rename(
        "ban-dan-toc", replace(NAME, valid_from=date(2024, 1, 10)), STANDING, "k", NOW
    )
    issued = signed_on(province, datetime(2024, 1, 9, 16, tzinfo=UTC))
    assert [(one.unit_name, one.name_at_achievement) for one in issued.recipients] == [
        ("Ban Dân tộc", "")
    ]
    assert set(province.records.chain(issued.chain)[-2].entry.facts) == {"sha256"}


def test_two_mergers_at_once_make_no_ring(province: Database) -> None:
    day = date(2024, 1, 1)
    mergers = [
        partial(province.units.end, unit_id, UnitEnding(day, "1/QĐ", into), STANDING, unit_id, NOW)
        for unit_id, into in (("x", "so-y-te"), ("so-y-te", "x"))
    ]
    done, faults = race(mergers)
    assert len(done) == 1
    assert [type(fault) for fault in faults] == [MergerCycle]


def test_a_change_sent_twice_at_once_is_entered_once(province: Database) -> None:
    sending = partial(province.units.rename, "ban-dan-toc", NAME, STANDING, "k1", NOW)
    done, faults = race([sending] * 4)
    assert (len(set(done)), faults) == (1, [])
    assert len(province.records.chain("unit:ban-dan-toc")) == 1
