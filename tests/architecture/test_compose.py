"""docker-compose.yml is what the Compose Specification allows, and sets only real settings."""

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from suyton.settings import Settings, name_of

HOME = Path(__file__).parents[2]
SCHEMA = json.loads(
    (HOME / "tests/support/compose_spec/compose-spec.json").read_text(encoding="utf-8")
)
SETTINGS = {name_of(setting.name) for setting in fields(Settings)}
OPERATIONS = (HOME / "docs/operations.md").read_text(encoding="utf-8")
COMPOSE = (HOME / "docker-compose.yml").read_text(encoding="utf-8")


def compose() -> Any:
    return yaml.safe_load(COMPOSE)


def check(file: Any) -> None:
    jsonschema.Draft201909Validator(SCHEMA).validate(file)


def test_the_file_follows_the_specification() -> None:
    check(compose())


@pytest.mark.parametrize("service", sorted(compose()["services"]))
def test_a_mistake_in_a_service_is_noticed(service: str) -> None:
    broken = compose()
    broken["services"][service]["restrat"] = "always"
    with pytest.raises(jsonschema.ValidationError):
        check(broken)


def test_the_service_of_the_regulation_is_all_there() -> None:
    needed = {"postgres", "temporal", "temporal-ui", "migrate", "worker", "api"}
    assert needed <= set(compose()["services"])


@pytest.mark.parametrize("service", ["migrate", "worker", "api"])
def test_every_setting_given_is_one_and_every_one_is_given(service: str) -> None:
    assert set(compose()["services"][service]["environment"]) == SETTINGS


def test_what_is_given_can_be_read_as_settings() -> None:
    given = compose()["services"]["api"]["environment"]
    assert Settings.read(given | {"SUYTON_DATABASE_URL": "postgresql://u@h/d"}).cookie_secure


def test_every_setting_is_explained_beside_it() -> None:
    lines = COMPOSE.splitlines()
    first = {
        match[1]: number
        for number, line in enumerate(lines)
        if (match := re.match(r"    (SUYTON_\w+):", line))
    }
    for name, number in first.items():
        explained = number - 1
        while explained in first.values():
            explained -= 1
        assert lines[explained].strip().startswith("#"), name


def test_every_setting_stands_in_the_handbook_and_no_other_does() -> None:
    told = set(re.findall(r"`(SUYTON_\w+)`", OPERATIONS)) - {"SUYTON_DB_PASSWORD"}
    assert told == SETTINGS


def test_no_secret_has_a_default() -> None:
    assert not re.search(r"PASSWORD:-|PASSWORD-|PWD: [a-z]", COMPOSE)
