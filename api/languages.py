"""Which language a program's caller reads: Accept-Language, Vietnamese unless English is asked."""

from fastapi import Request

from suyton.wording import LANGUAGES, Language


def language_of(request: Request) -> Language:
    """The language with the greatest weight among those we speak; the first of equals."""
    best: Language = LANGUAGES[0]
    weight = 0.0
    for part in request.headers.get("accept-language", "").split(","):
        name, _, options = part.strip().partition(";")
        spoken = next((one for one in LANGUAGES if name.strip().lower().split("-")[0] == one), None)
        given = _weight(options)
        if spoken is not None and given > weight:
            best, weight = spoken, given
    return best


def _weight(options: str) -> float:
    name, _, value = options.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
