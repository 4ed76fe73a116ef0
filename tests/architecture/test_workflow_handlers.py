"""Every update can be refused before it enters history; every handler says what it is given."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest
from temporalio import workflow

import workflows
from tests.architecture.source import sources


def defined_workflows() -> Iterator[type]:
    """Every class with ``@workflow.defn`` in the package ``workflows``."""
    for module in pkgutil.iter_modules(workflows.__path__, "workflows."):
        for kind in vars(importlib.import_module(module.name)).values():
            if (
                isinstance(kind, type)
                and kind.__module__ == module.name
                and workflow._Definition.from_class(kind) is not None
            ):
                yield kind


DEFINED = {kind.__name__: kind for kind in defined_workflows()}
UPDATES = {
    "NominationWorkflow": "propose return_for_supplement resubmit withdraw pass_appraisal refuse "
    "open_hold close_hold consult answer_consultation close_consultation waive_lateness "
    "record_unit_decision complain answer_complaint record_recovery",
    "BlocRoundWorkflow": "open_round submit_self_score cross_check_score extend_scoring "
    "adopt_scores open_ballot extend_ballot report_round break_tie "
    "adopt_score_table submit_self_sheet cross_check_sheet adopt_sheets hold_second_ballot",
    "CouncilSessionWorkflow": "convene postpone record_presence give_opinion extend_sitting cancel "
    "break_tie hold_second_ballot record_stand_in record_differing set_aside_item open_item close_item",
    "DecisionWorkflow": "draft prepare sign number issue send_back strike_recipient reassign",
}
each_workflow = pytest.mark.parametrize("name", UPDATES)
SIGNALS = {
    "NominationWorkflow": "hear hear_struck hear_signed look_up",
    "BlocRoundWorkflow": "nomination_withdrawn papers_cast look_up",
    "CouncilSessionWorkflow": "nomination_withdrawn papers_cast look_up",
    "DecisionWorkflow": "nomination_withdrawn look_up",
}


def test_each_noun_has_its_workflow() -> None:
    assert set(DEFINED) == set(UPDATES)


@each_workflow
def test_people_act_by_these_updates_and_bodies_tell_by_these_signals(name: str) -> None:
    """Names of handlers stand in histories, so they are part of the wire contract."""
    definition = workflow._Definition.must_from_class(DEFINED[name])
    assert set(definition.updates) == set(UPDATES[name].split())
    assert set(definition.signals) == set(SIGNALS[name].split())


@each_workflow
def test_every_update_has_a_validator(name: str) -> None:
    definition = workflow._Definition.must_from_class(DEFINED[name])
    without = [
        str(update) for update, handler in definition.updates.items() if not handler.validator
    ]
    assert not without


@each_workflow
def test_every_handler_takes_one_message_named_for_what_it_is(name: str) -> None:
    definition = workflow._Definition.must_from_class(DEFINED[name])
    functions = [handler.fn for handler in definition.updates.values()]
    functions += [handler.fn for handler in definition.signals.values()]
    for function in functions:
        given = [
            parameter
            for parameter in inspect.signature(function).parameters.values()
            if parameter.name != "self"
        ]
        assert len(given) == 1, function.__name__
        assert given[0].annotation is not inspect.Parameter.empty
        assert given[0].name not in {"input", "data", "message", "arg", "args"}


@each_workflow
def test_state_is_made_before_the_first_update_can_run(name: str) -> None:
    """An update may run before ``run`` does; state made there would be missing."""
    assert getattr(vars(DEFINED[name])["__init__"], "__temporal_workflow_init", False)


def test_workflows_wait_for_their_handlers_before_they_end() -> None:
    """A handler that is cut off by the end of its workflow leaves its caller without an answer."""
    texts = "\n".join(source.text for source in sources("workflows"))
    assert "all_handlers_finished" in texts
