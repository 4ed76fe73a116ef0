"""One paper's content, for tests of what is done to a paper after it is drawn."""

from tests.papers.samples import GRANT, said

DECISION = said(GRANT)
