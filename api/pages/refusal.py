"""Why a form came back: the sentence, and what was typed so that it need not be typed again."""

from dataclasses import dataclass

from api.pages.forms import Form
from suyton.domain.document import DocumentReference


@dataclass(frozen=True)
class Refusal:
    """One refused form, as its page shows it again."""

    sentence: str
    form: Form
    status: int
    key: str = ""
    """The form's own key where the act may have been done after all; else a new one is made."""
    papers: tuple[DocumentReference, ...] = ()
    """Papers that were stored before the refusal; files cannot be put back into a form."""

    def typed(self, act: str, name: str, default: str) -> str:
        """What was typed into a field of the form ``act``, else ``default``."""
        if self.form.act != act or name not in self.form.fields:
            return default
        return self.form.text(name)

    def chosen(self, act: str, name: str, default: tuple[str, ...]) -> tuple[str, ...]:
        """Which boxes were ticked in the form ``act``, else ``default``."""
        return self.form.many(name) if self.form.act == act else default
