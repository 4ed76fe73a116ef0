"""What is said of a vote's secrecy before its ballot is there: by the rules of who would stand."""

from collections.abc import Callable, Iterable

from api.pages.desk import Desk
from suyton.domain.nomination import Nomination
from suyton.domain.revealing import Revealing, revealing
from suyton.domain.rulebook import AwardRule, BallotRule


def before_the_vote(
    desk: Desk,
    nominations: Iterable[Nomination],
    papers: int,
    body: Callable[[AwardRule], BallotRule],
) -> Revealing:
    """What a count of at most ``papers`` papers can reveal, as ``body`` votes on these awards."""
    one_of_each = {one.award_id: one for one in nominations}
    books = desk.world.rulebooks
    rules = [body(books.of(one).award(award)) for award, one in one_of_each.items()]
    return revealing(papers, rules)
