"""The text of Law 06/2022/QH15 as kept with the tests, by article and clause."""

import re
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "law" / "luat-06-2022-QH15.txt"
_CITATION = re.compile(r"^Luật 06/2022/QH15 Điều (?P<article>\d+) khoản (?P<clause>\d+)$")


@cache
def _articles() -> dict[int, str]:
    text = _FILE.read_text("utf-8").replace("\u00a0", " ")
    parts = re.split(r"^Điều (\d+)\. ", text, flags=re.MULTILINE)
    return {int(number): body for number, body in zip(parts[1::2], parts[2::2], strict=True)}


def cited_clause(citation: str) -> str:
    """The words of the clause that a citation such as “Luật 06/2022/QH15 Điều 26 khoản 1” names.

    Raises:
        ValueError: the citation is not of that form.
        KeyError: the Law has no such article or clause.
    """
    match = _CITATION.match(citation)
    if match is None:
        raise ValueError(citation)
    body = _articles()[int(match["article"])]
    parts = re.split(r"^(\d+)\. ", body, flags=re.MULTILINE)
    clauses = {int(number): text for number, text in zip(parts[1::2], parts[2::2], strict=True)}
    return clauses[int(match["clause"])]
