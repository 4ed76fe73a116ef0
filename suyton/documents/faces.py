"""The faces that papers are set in.

Decree 30/2020/NĐ-CP asks for Times New Roman, which is not free to pass on. Where it is installed
it is used; else Liberation Serif, which has its widths and comes along (SIL Open Font License,
``fonts/LICENSE.txt``). An installed Liberation Serif is left alone on purpose: releases before 2
have no Vietnamese letters, and Debian 12 still installs such a one.
"""

from collections.abc import Sequence
from pathlib import Path

import typst

TIMES = "Times New Roman"
COMES_ALONG = Path(__file__).with_name("fonts")


def faces(more_dirs: Sequence[Path] = (), *, system_fonts: bool = True) -> typst.Fonts:
    """The faces at hand: those that come along, those in ``more_dirs``, and an installed Times."""
    dirs = [COMES_ALONG, *more_dirs]
    if system_fonts:
        installed = typst.Fonts(include_embedded_fonts=False).fonts()
        times = (Path(one.path) for one in installed if one.family == TIMES and one.path)
        dirs += sorted({path.parent for path in times})
    return typst.Fonts(include_system_fonts=False, font_paths=dirs)
