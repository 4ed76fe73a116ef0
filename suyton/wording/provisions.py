"""Provisions of rule packs in words, alike on the command line and in docs/regulation.md."""

from suyton.domain.edition import Stated
from suyton.wording.wording import Language, Wording


def provision_said(wording: Wording, language: Language, one: Stated) -> str:
    """The value in words, with the name of a ground and the papers asked for."""
    words = wording.say(language, f"provision.{one.code}", **dict(one.facts))
    papers = ", ".join(wording.term(language, "paper", kind) for kind in one.papers)
    name = one.name_vi if language == "vi" else one.name_en
    named = f"{name} ({words})" if name else words
    return (
        f"{named}; {wording.say(language, 'provision.papers', papers=papers)}" if papers else named
    )
