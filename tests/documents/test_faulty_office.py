"""A province whose office file is missing or faulty is told so when a paper is prepared."""

from dataclasses import replace
from pathlib import Path

import pytest

from suyton.documents.paperwork import paperwork_of
from suyton.documents.store import FolderStore
from suyton.domain.errors import TemplateFailed
from tests.fixtures.province import rule_packs
from tests.fixtures.service import settings_for
from tests.papers.samples import AT, GRANT


def test_a_paper_of_a_province_without_an_office_is_refused_and_not_tried_for_ever(
    tmp_path: Path,
) -> None:
    """Any other error of an activity would be retried, and the signer wait without a word."""
    settings = replace(settings_for(tmp_path), templates_dir=tmp_path)
    papers = paperwork_of(settings, FolderStore(tmp_path, 1)).papers
    with pytest.raises(TemplateFailed) as refusal:
        papers.prepare(replace(GRANT, province_id="nowhere"), rule_packs().for_year(2023), None, AT)
    assert refusal.value.facts["template"] == "offices/nowhere.toml"
