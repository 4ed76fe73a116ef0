"""The pages under ``docs/`` point at things that are there."""

import re
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
PATH = re.compile(r"`((?:workflows|activities|api|suyton|tests|docs|bench)/[\w/.*-]*)`")
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@each_page
def test_every_link_leads_somewhere(page: Path) -> None:
    text = page.read_text("utf-8")
    folder = page.parent
    assert not [link for link in LINK.findall(text) if not (folder / link).exists()]


@each_page
def test_every_file_and_folder_that_is_named_exists(page: Path) -> None:
    text = page.read_text("utf-8")
    gone = [
        named
        for named in PATH.findall(text)
        if not list(ROOT.glob(named.rstrip("/") or named)) and not (ROOT / f"{named}.py").exists()
    ]
    assert not gone


@pytest.mark.parametrize(
    "record", sorted((ROOT / "docs/decisions").glob("0*.md")), ids=lambda record: record.stem[:4]
)
def test_every_decision_says_what_was_chosen_and_where_it_is_kept(record: Path) -> None:
    text = record.read_text("utf-8")
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings == [
        "Context",
        "Decision",
        "Consequences",
        "Alternatives",
        "Where it is enforced",
    ]
    assert re.search(r"^Status: (accepted|replaced by \[\d+\])", text, re.MULTILINE)


def test_every_patch_in_the_workflows_stands_in_the_table() -> None:
    sources = (file.read_text("utf-8") for file in (ROOT / "workflows").glob("*.py"))
    patches = {name for text in sources for name in re.findall(r'patched\("([^"]+)"\)', text)}
    page = (ROOT / "docs/deploying-changes.md").read_text("utf-8")
    assert set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE)) == patches
