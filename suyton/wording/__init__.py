"""Every sentence and label that people read, in Vietnamese and in English."""

from suyton.wording.wording import LANGUAGES, Language, Wording

__all__ = ["LANGUAGES", "Language", "Wording"]
