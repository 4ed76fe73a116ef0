"""Strict reading of TOML data files: every key asked for is known, every other one is a fault."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn


class DataFileFault(Exception):
    """A data file is wrong: which file, which key, what is the matter and what is allowed."""

    def __init__(self, file: str, key: str, problem: str, allowed: str) -> None:
        self.file = file
        self.key = key
        self.problem = problem
        self.allowed = allowed
        super().__init__(f"{file}: {key}: {problem}. Allowed: {allowed}.")


class Section:
    """One table of a data file. :meth:`finish` refuses keys that nobody asked for."""

    def __init__(self, file: str, path: str, values: Mapping[str, object]) -> None:
        self.file = file
        self.path = path
        self._values = values
        self._asked: dict[str, None] = {}

    @classmethod
    def read(cls, file: Path) -> "Section":
        """The whole file as a section; raises DataFileFault where it is not TOML."""
        name = f"{file.parent.name}/{file.name}"
        try:
            values = tomllib.loads(file.read_text("utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            raise DataFileFault(name, "(file)", str(fault), "a TOML file in UTF-8") from fault
        except OSError as fault:
            raise DataFileFault(name, "(file)", "cannot be read", "a readable file") from fault
        return cls(name, "", values)

    def key(self, name: str) -> str:
        """The full name of a key, as an error shows it."""
        return f"{self.path}.{name}" if self.path else name

    def fault(self, name: str, problem: str, allowed: str) -> NoReturn:
        """Refuse the file because of this key."""
        raise DataFileFault(self.file, self.key(name), problem, allowed)

    def names(self) -> tuple[str, ...]:
        """The keys that stand in this table."""
        return tuple(self._values)

    def has(self, name: str) -> bool:
        return name in self._values

    def value(self, name: str, allowed: str) -> object:
        """The raw value of a key that must be there."""
        self._asked[name] = None
        if name not in self._values:
            self.fault(name, "is missing", allowed)
        return self._values[name]

    def text(self, name: str, default: str | None = None) -> str:
        """A text that is not blank; with a default it may be left out."""
        allowed = "a text that is not blank"
        if default is not None and not self.has(name):
            self._asked[name] = None
            return default
        value = self.value(name, allowed)
        if not isinstance(value, str) or not value.strip():
            self.fault(name, f"is {value!r}", allowed)
        return value

    def flag(self, name: str) -> bool:
        value = self.value(name, "true or false")
        if not isinstance(value, bool):
            self.fault(name, f"is {value!r}", "true or false")
        return value

    def day(self, name: str) -> date:
        """A date without a time, such as 2024-01-01."""
        value = self.value(name, "a date such as 2024-01-01")
        if not isinstance(value, date) or isinstance(value, datetime):
            self.fault(name, f"is {value!r}", "a date such as 2024-01-01")
        return value

    def section(self, name: str) -> "Section":
        value = self.value(name, "a table")
        if not isinstance(value, dict):
            self.fault(name, f"is {value!r}", "a table")
        return Section(self.file, self.key(name), value)

    def sections(self, name: str) -> tuple["Section", ...]:
        """The tables of an array of tables, at least one."""
        value = self.value(name, "one or more tables")
        if not isinstance(value, list) or not value or not all(isinstance(v, dict) for v in value):
            self.fault(name, f"is {value!r}", "one or more tables")
        return tuple(
            Section(self.file, f"{self.key(name)}[{place}]", table)
            for place, table in enumerate(value, 1)
        )

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts, each once."""
        allowed = "a list of texts, each once"
        value = self.value(name, allowed)
        if not isinstance(value, list) or not all(isinstance(text, str) and text for text in value):
            self.fault(name, f"is {value!r}", allowed)
        if len(set(value)) != len(value):
            self.fault(name, "names one twice", allowed)
        return tuple(value)

    def count(self, name: str) -> int:
        """A whole number from 1."""
        allowed = "a whole number from 1"
        value = self.value(name, allowed)
        if not isinstance(value, int) or isinstance(value, bool) or value < 1:
            self.fault(name, f"is {value!r}", allowed)
        return value

    def finish(self) -> None:
        """Refuse keys that nobody asked for."""
        for name in self._values:
            if name not in self._asked:
                self.fault(name, "is not known here", ", ".join(self._asked) or "nothing")
