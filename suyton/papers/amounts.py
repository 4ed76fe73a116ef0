"""Sums of money as a paper gives them: in figures, and in words so that no figure can be altered."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu", "tỷ")
_GROUP = 1_000


def in_figures(vnd: int) -> str:
    """Whole đồng with a point after each third figure: ``7.020.000``."""
    return f"{vnd:,}".replace(",", ".")


def in_words(vnd: int) -> str:
    """Whole đồng from 0, such as ``Bảy triệu không trăm hai mươi nghìn đồng``."""
    words = " ".join([*_read(vnd), "đồng"])
    return words[0].upper() + words[1:]


def _read(number: int) -> list[str]:
    """The number's words; above the thousand million the part in thousand millions comes first."""
    billions, rest = divmod(number, _GROUP**3)
    words: list[str] = []
    if billions:
        words += [*_read(billions), _SCALES[3]]
    for scale in (2, 1, 0):
        group = rest // _GROUP**scale % _GROUP
        if group:
            words += [*_group(group, leads=not words), *filter(None, [_SCALES[scale]])]
    return words or [_DIGITS[0]]


def _group(group: int, *, leads: bool) -> list[str]:
    """Three figures; behind others their hundreds are said even where there are none."""
    hundreds, tens, units = group // 100, group // 10 % 10, group % 10
    words = [] if leads and not hundreds else [_DIGITS[hundreds], "trăm"]
    if tens == 0:
        return [
            *words,
            *(["linh"] if words and units else []),
            *([_DIGITS[units]] if units else []),
        ]
    words += ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if units == 5:
        return [*words, "lăm"]
    if units == 1 and tens > 1:
        return [*words, "mốt"]
    return [*words, _DIGITS[units]] if units else words
