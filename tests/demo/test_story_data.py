"""The story's data agrees with itself: papers with totals, scores with ranks, names with people."""

from collections import Counter
from pathlib import Path

import pytest

from suyton.data_file import DataFileFault
from suyton.demo.bloc_story import DOSSIER, nomination_id, paper_of
from suyton.demo.council_story import choices_of
from suyton.demo.second_round import CULTURE, ECONOMY, INTERNAL_AFFAIRS
from suyton.demo.story import STORIES
from suyton.demo.story_file import RoundScript, Story, read_story
from suyton.domain.rulebook import Rulebook
from tests.fixtures.province import province_file

FILE = STORIES["bac-kan-2023"]


@pytest.fixture(scope="module")
def story() -> Story:
    return read_story(FILE)


@pytest.mark.parametrize("script", [read_story(FILE).round, ECONOMY, INTERNAL_AFFAIRS])
def test_the_papers_of_a_round_add_up_to_its_votes(script: RoundScript) -> None:
    papers = [paper_of(script, voter) for voter in range(len(script.candidates))]
    yes = Counter(nom for paper in papers for nom, choice in paper.items() if choice == "yes")
    wanted = {nomination_id(script, c): c.votes for c in script.candidates if c.votes}
    assert dict(yes) == wanted
    assert all(len(paper) == len(script.candidates) for paper in papers)


def test_the_papers_of_the_council_add_up_to_its_votes(story: Story) -> None:
    script = story.sitting
    agenda = {award_id: award_id for award_id in script.votes}
    answering = script.present + script.opinions
    answers = [choices_of(script, login, agenda) for login in answering]
    for award_id, votes in script.votes.items():
        assert [answer[award_id] for answer in answers].count("yes") == votes


def test_without_written_opinions_the_flag_would_have_failed(
    story: Story, rulebook: Rulebook
) -> None:
    needed = rulebook.award("provincial_emulation_flag").council_ballot.threshold.least_of(15)
    with_opinions = story.sitting.votes["provincial_emulation_flag"]
    assert with_opinions >= needed
    assert with_opinions - len(story.sitting.opinions) < needed


def test_the_flags_candidate_is_the_top_scorer(story: Story) -> None:
    best = max(story.round.candidates, key=lambda candidate: candidate.checked_score)
    assert (best.unit_id, best.award_id) == ("ban-dan-toc", "provincial_emulation_flag")


def test_the_bloc_of_the_story_is_the_bloc_of_the_province_and_of_the_article(
    story: Story,
) -> None:
    year = next(
        year
        for year in province_file().bloc_years
        if (year.bloc_id, year.year) == (story.round.bloc_id, story.round.year)
    )
    assert len(year.member_unit_ids) == story.article.members
    assert {c.unit_id for c in story.round.candidates} == set(year.member_unit_ids)
    assert year.leader_unit_id == story.article.leader_unit_id
    assert year.deputy_unit_id == story.article.deputy_unit_id


def test_twelve_of_fifteen_sit_and_one_opinion_never_comes(story: Story) -> None:
    seats = {seat.account_id for seat in province_file().council.seats}
    took_part = set(story.sitting.present) | set(story.sitting.opinions)
    assert len(story.sitting.present) == 12
    assert len(seats - took_part) == 1
    assert took_part < seats


@pytest.mark.parametrize("script", [read_story(FILE).round, CULTURE, ECONOMY, INTERNAL_AFFAIRS])
def test_every_nomination_of_a_story_has_its_award_and_its_papers(
    script: RoundScript, rulebook: Rulebook
) -> None:
    for candidate in script.candidates:
        assert set(rulebook.award(candidate.award_id).dossier) <= set(DOSSIER)


def test_a_figure_that_is_not_marked_as_invented_is_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "story.toml"
    text = FILE.read_text("utf-8").replace("invented = true", "invented = false", 1)
    wrong.write_text(text, "utf-8")
    with pytest.raises(DataFileFault, match="invented"):
        read_story(wrong)
