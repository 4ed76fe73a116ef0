"""What people wrote, made ready for paper: letters composed, and nothing that cannot be seen."""

import unicodedata

SEEN = "\n\t"


def printable(said: object) -> object:
    """The same content with its letters composed (NFC), so that a search in the PDF finds them.

    Signs without a shape (Unicode's category C: control characters, marks that turn text around,
    private signs) are left out: no archive takes them, and some would show a name otherwise than
    it is written.
    """
    if isinstance(said, str):
        kept = (one for one in said if one in SEEN or unicodedata.category(one)[0] != "C")
        return unicodedata.normalize("NFC", "".join(kept))
    if isinstance(said, dict):
        return {name: printable(value) for name, value in said.items()}
    if isinstance(said, list | tuple):
        return [printable(one) for one in said]
    return said
