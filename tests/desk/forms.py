"""The desk in this process, used as a person with a browser uses it: open a form, type, press a button.

A form sends what a browser would: line ends of Windows, hidden answers, no box that is not ticked.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit

import portfolios
from at_desk import Browser
from lxml import html

from portfolio.desk.app import application
from portfolio.desk.record import Record
from portfolio.folder import one_file
from portfolio.folder.one_file import OneFile
from portfolio.folder.read import Reading, Unsaved, read
from portfolio.guard.settings import Guard, guard
from portfolio.memory import Memory
from portfolio.outputs.calendar import own_calendar
from portfolio.problems import Problem
from portfolio.share import Share

TODAY = datetime.date(2026, 11, 26)
TOKEN = "token-of-this-start"
BASE = "http://127.0.0.1:8001"
PREVIEW = "http://127.0.0.1:8000/"


def remembering() -> Callable[[Any], Callable[[Unsaved], Reading]]:
    """Readings that remember what a file meant by its bytes, so that a long record is quick to read again."""
    known: dict[tuple[str, bytes], OneFile] = {}
    memory = Memory()

    def of_file(path: str, file: str, location: Any, renderer: Any = None) -> OneFile:
        data = one_file.bytes_of(path, file)
        if isinstance(data, Problem):
            return one_file.unread(data, location)
        if (file, data) not in known:
            known[file, data] = one_file.read(data, file, location, renderer)
        return known[file, data]

    def of_folder(folder: Any) -> Callable[[Unsaved], Reading]:
        def reading(unsaved: Unsaved) -> Reading:
            found = read(folder, TODAY, of_file=of_file, memory=memory, unsaved=unsaved)
            memory.sweep()
            return found

        return reading

    return of_folder


class Desk:
    """The desk of a project."""

    def __init__(self, project: Path, today: datetime.date = TODAY) -> None:
        folder = portfolios.folder_of(project)
        terms = project / "private-terms.txt"
        found = guard(project, Share.PRIVATE, terms if terms.is_file() else None)[0]
        guards: Callable[[], Guard] = lambda: found  # noqa: E731
        self.project, self.home = project, folder.practitioners
        self.record = Record(folder, remembering()(folder), guards, lambda: today)
        self.app = application(self.record, TOKEN, partial(own_calendar, project), PREVIEW)
        self.browser = Browser(self.app, BASE)

    def get(self, address: str) -> Page:
        """A page, after all redirects."""
        return self._page(self.browser.get(address))

    def post(self, address: str, answers: Answers, files: Mapping[str, bytes] | None = None) -> Page:
        """What a form sends, and the page this leads to."""
        sent = [(name, (None, text.encode("utf-8", "surrogatepass"))) for name, text in answers]
        sent += [("file", (name, data)) for name, data in (files or {}).items()]
        return self._page(self.browser.request("POST", address, files=sent))

    def form(self, address: str) -> Form:
        """The form at an address."""
        return self.get(address).form

    def write(self, kind: str, person: str = "rowan") -> Form:
        """The form of a new entry."""
        return self.form(f"/write/{person}/{kind}")

    def entry(self, id_: str, person: str = "rowan") -> Form:
        """The form of an entry."""
        return self.form(f"/entries/{person}/{id_}")

    def files(self) -> dict[str, bytes]:
        """Every file of the record; drafts and older texts are none."""
        return portfolios.files_in(self.project / "content")

    def aside(self, name: str) -> dict[str, bytes]:
        """What lies in a folder of ours beside the record: `drafts`, `history`."""
        folder = self.project / f".portfolio-{name}"
        files = portfolios.files_in(folder) if folder.is_dir() else {}
        return {name: data for name, data in files.items() if not name.rpartition("/")[2].startswith(".")}

    def _page(self, answer: Any) -> Page:
        while answer.is_redirect:
            answer = self.browser.get(urljoin(BASE, answer.headers["location"]))
        address = urlsplit(str(answer.request.url))
        return Page(self, answer.status_code, answer.text, f"{address.path}?{address.query}".rstrip("?"))


Answers = list[tuple[str, str]]


@dataclass(frozen=True)
class Page:
    """A page of the desk, as it is read."""

    desk: Desk
    status: int
    text: str
    address: str

    @property
    def doc(self) -> Any:
        return html.fromstring(self.text.encode())

    @property
    def words(self) -> str:
        """What is read on it."""
        return " ".join(self.doc.find(".//main").text_content().split())

    @property
    def title(self) -> str:
        return " ".join(self.doc.find(".//h1").text_content().split())

    @property
    def lines(self) -> list[str]:
        """Its paragraphs and the items of its lists."""
        return [" ".join(one.text_content().split()) for one in self.doc.find(".//main").iter("p", "li")]

    @property
    def links(self) -> dict[str, str]:
        return {" ".join(one.text_content().split()): one.get("href") for one in self.doc.iter("a")}

    def follow(self, link: str) -> Page:
        """The page a link leads to."""
        return self.desk.get(urljoin(self.address, self.links[link]))

    @property
    def form(self) -> Form:
        """The form to fill in: the one with the most answers."""
        return max(self.forms, key=lambda form: len(form.answers))

    @property
    def forms(self) -> list[Form]:
        return [Form(self, one, list(_sent(one))) for one in self.doc.forms]

    def form_with(self, button: str) -> Form:
        """The form that has a button with these words."""
        return next(one for one in self.forms if button in one.buttons)

    def wrong(self, name: str) -> list[str]:
        """What is wrong with one answer, said beside it."""
        found = [
            one
            for one in self.doc.iter("p")
            if one.get("class") == "wrong" and (one.get("id") or "").startswith(f"wrong-{name}-")
        ]
        return [" ".join(one.text_content().split()) for one in found]

    @property
    def all_wrong(self) -> dict[str, list[str]]:
        """Everything in the list at the top, by the answer it leads to."""
        said: dict[str, list[str]] = {}
        for line in self.doc.xpath("//div[@id='wrong']//li"):
            link = line.find("a")
            name = link.get("href")[1:] if link is not None else ""
            said.setdefault(name, []).append(" ".join(line.text_content().split()))
        return said


def _sent(form: Any) -> Iterator[tuple[str, str]]:
    for one in form.iter("input", "textarea", "select"):
        name, sort = one.get("name"), one.get("type")
        if not name or sort == "file" or (sort in ("radio", "checkbox") and one.get("checked") is None):
            continue
        if one.tag == "select":
            options = one.findall(".//option")
            chosen = [option for option in options if option.get("selected") is not None] or options[:1]
            value = chosen[0].get("value")
        elif one.tag == "textarea":
            value = (one.text or "").removeprefix("\n")
        else:
            value = one.get("value")
        yield name, _from_windows(value or "")


def _from_windows(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


@dataclass(frozen=True)
class Form:
    """A form and what is filled in; every step is another one."""

    page: Page
    element: Any = field(repr=False)
    answers: Answers

    def __getitem__(self, name: str) -> list[str]:
        """The answers under a name."""
        return [text for one, text in self.answers if one == name]

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.answers]

    @property
    def buttons(self) -> dict[str, Any]:
        """What can be pressed, by its words, or by its label where the words alone say little."""
        found = {}
        for one in self.element.iter("button"):
            found[one.get("aria-label") or " ".join(one.text_content().split())] = one
        return found

    def offered(self, name: str) -> dict[str, str]:
        """What can be chosen or ticked under a name, with its words."""
        boxes = [one for one in self.element.iter("input") if one.get("name") == name]
        options = self.element.xpath(".//select[@name=$name]/option", name=name)
        found = {
            one.get("value"): " ".join(one.getparent().text_content().split())
            for one in boxes
            if one.get("type") in ("radio", "checkbox")
        }
        return found | {one.get("value"): " ".join(one.text_content().split()) for one in options}

    def is_asked(self, name: str) -> bool:
        """Whether somebody sees this answer."""
        return any(one.get("type") != "hidden" for one in self._controls(name))

    def is_box(self, name: str) -> bool:
        """Whether several can be ticked."""
        return any(one.get("type") == "checkbox" for one in self._controls(name))

    def _controls(self, name: str) -> list[Any]:
        return [one for one in self.element.iter("input", "textarea", "select") if one.get("name") == name]

    def typed(self, **texts: str) -> Form:
        """Other texts; two underscores stand for a dot, and `words` for the places below headings."""
        return self.answered({name.replace("__", "."): text for name, text in texts.items()})

    def answered(self, texts: Mapping[str, str]) -> Form:
        """The same with names as they are. A place that the form does not have is a mistake of the test."""
        there = {one.get("name") for one in self.element.iter("input", "textarea", "select")}
        assert texts.keys() <= there, f"the form does not ask {texts.keys() - there}"
        kept = [(name, text) for name, text in self.answers if name not in texts]
        return replace(self, answers=[*kept, *((name, _from_windows(text)) for name, text in texts.items())])

    def ticked(self, name: str, *values: str) -> Form:
        assert set(values) <= set(self.offered(name)), (values, self.offered(name))
        return replace(self, answers=[*self.answers, *((name, value) for value in values)])

    def unticked(self, name: str, *values: str) -> Form:
        assert set(values) <= set(self[name]), (values, self[name])
        return replace(self, answers=[one for one in self.answers if one not in {(name, v) for v in values}])

    def said(self, *answers: tuple[str, str]) -> Form:
        """With answers that no control of it gives, as a forged or an older form might."""
        names = {name for name, _ in answers}
        return replace(self, answers=[*(one for one in self.answers if one[0] not in names), *answers])

    def press(self, button: str, files: Mapping[str, bytes] | None = None) -> Page:
        """Press a button by its words; a form without script is sent, with the files that were chosen."""
        pressed = self.buttons[button]
        name = [(pressed.get("name"), pressed.get("value"))] if pressed.get("name") else []
        return self.send(name, files)

    def save(self) -> Page:
        return self.press("Save")

    def send(self, button: Answers, files: Mapping[str, bytes] | None = None) -> Page:
        address = urljoin(self.page.address, self.element.get("action") or "")
        return self.page.desk.post(address, [*self.answers, *button], files)

    def look(self) -> Any:
        """What the script asks while somebody types."""
        address = self.page.address
        desk = self.page.desk
        sent = [(name, (None, text.encode())) for name, text in [*self.answers, ("do", "look")]]
        return desk.browser.request("POST", address, files=sent).json()
