"""The verification code of a decision's paper: printed on it, typed by whoever checks it.

Twelve characters of Crockford's base 32 (60 bits), which leaves out I, L, O and U: what a reader
takes for one another is read as the same digit (https://www.crockford.com/base32.html).
"""

import re

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12
GROUP = 4

_READ_AS = str.maketrans("ILO", "110")
_BETWEEN = re.compile(r"[\s\u2010-\u2015-]+")
_LONGEST_TYPED = 64
"""With every dash and blank that a reader may put in; anything longer is no code."""


def read_code(typed: str) -> str:
    """The code as it is kept; empty where what was typed cannot be one.

    Dashes and blanks do not matter, nor do capitals; I and L are read as 1, O as 0.
    """
    if len(typed) > _LONGEST_TYPED:
        return ""
    plain = _BETWEEN.sub("", typed)
    # Before capitals are made: some letters outside ASCII have an ASCII capital.
    if not plain.isascii():
        return ""
    code = plain.upper().translate(_READ_AS)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""


def shown_code(code: str) -> str:
    """The code as it is printed, in groups of four: ``7K3M-9QXT-24ND``."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def verify_address(public_url: str, code: str) -> str:
    """Where the paper can be checked, as its QR says it; empty where no public address is set."""
    return f"{public_url.rstrip('/')}/verify/{code}" if public_url and code else ""
