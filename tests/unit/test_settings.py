"""Settings: each fault is one sentence that names the variable and what is allowed."""

from dataclasses import FrozenInstanceError

import pytest

from suyton.settings import Settings, SettingsFault

NEEDED = {
    "SUYTON_DATABASE_URL": "postgresql+psycopg://u@h/suyton",
    "SUYTON_TEMPORAL_ADDRESS": "temporal:7233",
    "SUYTON_STORE_DIR": "documents",
}


def test_what_is_needed_is_enough() -> None:
    settings = Settings.read(NEEDED)
    assert settings.temporal_namespace == "default"
    assert settings.cookie_secure
    assert settings.upload_limit_mb == 50


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_each_missing_setting_is_named(name: str) -> None:
    without = {key: value for key, value in NEEDED.items() if key != name}
    with pytest.raises(SettingsFault, match=f"{name} is missing"):
        Settings.read(without)


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(SettingsFault) as caught:
        Settings.read({"SUYTON_API_PORT": "eighty"})
    assert len(str(caught.value).splitlines()) == len(NEEDED) + 1


@pytest.mark.parametrize(
    ("name", "wrong", "allowed"),
    [
        ("SUYTON_API_PORT", "eighty", "a port"),
        ("SUYTON_API_PORT", "70000", "a port"),
        ("SUYTON_UPLOAD_LIMIT_MB", "0", "a whole number from 1"),
        ("SUYTON_UPLOAD_KINDS", "pdf,exe", "some of txt, rtf, doc"),
        ("SUYTON_UPLOAD_NAME_LETTERS", "19", "a whole number from 20"),
        ("SUYTON_CLAMAV_ADDRESS", "clamd", "host:port, unix:/path, or empty"),
        ("SUYTON_COOKIE_SECURE", "maybe", "true or false"),
        ("SUYTON_LOG_LEVEL", "loud", "DEBUG, INFO, WARNING or ERROR"),
        ("SUYTON_DATABASE_URL", "not a url", "a SQLAlchemy URL"),
        ("SUYTON_TEMPORAL_ADDRESS", "temporal", "host:port"),
    ],
)
def test_a_wrong_value_is_told_with_what_is_allowed(name: str, wrong: str, allowed: str) -> None:
    with pytest.raises(SettingsFault) as caught:
        Settings.read(NEEDED | {name: wrong})
    assert name in str(caught.value)
    assert allowed in str(caught.value)


def test_a_secret_in_a_wrong_setting_is_not_repeated() -> None:
    wrong = {"SUYTON_DATABASE_URL": "postgresql//suyton:hush@host/suyton"}
    with pytest.raises(SettingsFault) as caught:
        Settings.read(NEEDED | wrong)
    assert "hush" not in str(caught.value)


def test_a_misspelt_setting_is_told() -> None:
    with pytest.raises(SettingsFault, match="SUYTON_COOKIE_SECUR is no setting"):
        Settings.read(NEEDED | {"SUYTON_COOKIE_SECUR": "true"})


def test_settings_do_not_change() -> None:
    settings = Settings.read(NEEDED)
    with pytest.raises(FrozenInstanceError):
        settings.api_port = 1  # type: ignore[misc]


def test_documents_lie_in_one_place_and_in_no_second() -> None:
    bucket = {"SUYTON_STORE_URL": "s3://suyton-papers"}
    with pytest.raises(SettingsFault) as both:
        Settings.read(NEEDED | bucket)
    assert "SUYTON_STORE_DIR (documents) and SUYTON_STORE_URL (s3://suyton-papers)" in str(
        both.value
    )
    with pytest.raises(SettingsFault, match="SUYTON_STORE_DIR is missing"):
        Settings.read(NEEDED | {"SUYTON_STORE_DIR": ""})
    assert Settings.read(NEEDED | bucket | {"SUYTON_STORE_DIR": ""}).store_dir is None
