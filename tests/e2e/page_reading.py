"""Read a page as tests do: its title, headings, links, and forms with their fields."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"input", "br", "meta", "link"}


@dataclass
class FormRead:
    """One form: where it is sent, how, and the fields it has, by name."""

    action: str
    method: str
    fields: dict[str, list[str]] = field(default_factory=dict)

    def value(self, name: str) -> str:
        return self.fields[name][0]


@dataclass
class PageRead:
    """What a page holds."""

    title: str = ""
    headings: list[str] = field(default_factory=list)
    """The texts of all h1."""
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    forms: list[FormRead] = field(default_factory=list)
    labelled: set[str] = field(default_factory=set)
    """Ids that a label names."""
    unlabelled: list[str] = field(default_factory=list)
    """Visible fields that nothing names."""
    text: str = ""

    def form(self, act: str) -> FormRead:
        """The one form of the page that does ``act``."""
        (found,) = [form for form in self.forms if form.fields.get("act") == [act]]
        return found


def read_page(html: str) -> PageRead:
    """The page as people and their readers find it; raises AssertionError where tags are crossed."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open_tags, f"left open: {reader.open_tags}"
    page = reader.page
    page.unlabelled = [name for name, known_by in reader.visible if not known_by & page.labelled]
    return page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = PageRead()
        self.open_tags: list[str] = []
        self.visible: list[tuple[str, set[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.page.ids.append(given["id"])
        if tag == "a":
            self.page.links.append(given["href"])
        if tag == "label" and "for" in given:
            self.page.labelled.add(given["for"])
        if tag == "h1":
            self.page.headings.append("")
        if tag == "form":
            self.page.forms.append(FormRead(given["action"], given["method"]))
        if tag in {"input", "select", "textarea"}:
            self._field(given)
        if tag not in VOID:
            self.open_tags.append(tag)

    def _field(self, given: dict[str, str]) -> None:
        form = self.page.forms[-1]
        form.fields.setdefault(given["name"], []).append(given.get("value", ""))
        if given.get("type") == "hidden":
            return
        names = {given.get("id", "")}
        if "label" in self.open_tags or given.get("aria-label"):
            names |= self.page.labelled | {"in a label"}
            self.page.labelled.add("in a label")
        self.visible.append((given["name"], names))

    def handle_endtag(self, tag: str) -> None:
        assert self.open_tags[-1:] == [tag], f"</{tag}> closes {self.open_tags[-3:]}"
        self.open_tags.pop()

    def handle_data(self, data: str) -> None:
        inside = self.open_tags[-1] if self.open_tags else ""
        if inside == "title":
            self.page.title += data
        if "h1" in self.open_tags:
            self.page.headings[-1] += data
        self.page.text += data
