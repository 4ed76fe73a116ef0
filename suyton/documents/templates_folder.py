"""Where Typst looks for templates and fonts: ours, and whatever a province puts in their place.

A province's folder holds templates under the names of ours (``decision.typ``); each takes the
place of ours, and those it lacks are ours. Its template may build on our layout by
``#import "decree30.typ": *``, or on the untouched original of one it replaces by
``#import "built-in/decree30.typ": *``. Whatever else the folder holds (a picture, a data file,
fonts in ``fonts``) is at hand too.
"""

import re
import shutil
import tempfile
import weakref
from pathlib import Path

from suyton.domain.document_kind import DocumentKind
from suyton.domain.errors import TemplateFailed

BUILT_IN = Path(__file__).with_name("templates")
ORIGINALS = "built-in"

_PACKAGE = re.compile(r"(?:import|include)\s*\(?\s*\"@")


class TemplatesFolder:
    """One folder as Typst's root, from which no template can read outside."""

    def __init__(self, province_dir: Path | None = None) -> None:
        """``province_dir`` is read now: a change in it is seen at the next start.

        Raises:
            TemplateFailed: a template there asks for a package from the network, or the folder
                is missing.
        """
        self.root = BUILT_IN
        self.font_dirs: tuple[Path, ...] = ()
        if province_dir is not None:
            self.root = _laid_over(province_dir)
            weakref.finalize(self, shutil.rmtree, self.root, ignore_errors=True)
            if (self.root / "fonts").is_dir():
                self.font_dirs = (self.root / "fonts",)

    def template(self, kind: DocumentKind) -> Path:
        """The file that draws ``kind``; raises TemplateFailed where there is none."""
        found = self.root / f"{kind.value}.typ"
        if not found.is_file():
            raise TemplateFailed(template=found.name, line=0, problem="there is no such file")
        return found


def _laid_over(province_dir: Path) -> Path:
    if not province_dir.is_dir():
        raise TemplateFailed(
            template=str(province_dir), line=0, problem="SUYTON_TEMPLATES_DIR names no folder"
        )
    for template in sorted(province_dir.rglob("*.typ")):
        _check_stands_alone(template, str(template.relative_to(province_dir)))
    root = Path(tempfile.mkdtemp(prefix="suyton-templates-"))
    shutil.copytree(BUILT_IN, root, dirs_exist_ok=True)
    shutil.copytree(BUILT_IN, root / ORIGINALS)
    shutil.copytree(province_dir, root, dirs_exist_ok=True)
    return root


def _check_stands_alone(template: Path, name: str) -> None:
    """A paper drawn in thirty years' time must not need someone else's server."""
    for number, line in enumerate(template.read_text("utf-8").splitlines(), start=1):
        if _PACKAGE.search(line.split("//")[0]):
            raise TemplateFailed(
                template=name, line=number, problem="packages from the network are not used here"
            )
