"""A page as a screen reader meets it, as lines that can be compared.

Not a library: those that turn HTML into text leave out labels, folded parts and what a chart says of
itself, and keep what is hidden from the ear. Only a browser knows them, and not every test has one.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from lxml import html
from lxml.html import HtmlElement

# What is ours of a page, in its order; the rest is Material's.
OURS = "//p[contains(@class,'pf-notice')] | //article[contains(@class,'md-content__inner')] | //*[@class='pf-foot']"
BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "caption", "dd", "details", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
        "hr", "label", "legend", "li", "nav", "ol", "p", "pre", "section", "summary", "svg", "table",
        "textarea", "tr", "ul",
    }
)  # fmt: skip
SILENT = frozenset({"script", "style", "template"})


def read_aloud(page: str) -> str:
    """Headings are marked with #, links stand in brackets, rows of tables between bars."""
    document = html.document_fromstring(page)
    lines = [f"Title: {document.findtext('.//title')}"]
    for part in document.xpath(OURS):
        lines += ["", *_lines_inside(part)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


class _Reader:
    """Collects what is read, a line for each block."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._words = ""
        self._margin: list[str] = []  # what stands before each line: of the quotes and lists it is in

    def read(self, element: HtmlElement) -> None:
        """Read one element and what is in it."""
        tag = element.tag
        if not isinstance(tag, str) or tag in SILENT or element.get("aria-hidden") == "true":
            return
        if tag in BLOCKS and not (tag == "dd" and self._words.rstrip().endswith(":")):
            self.end_line()
        if (label := element.get("aria-label")) and tag in BLOCKS:
            self._line(f"({label})")
        getattr(self, f"on_{tag}", self.inside)(element)
        if tag in BLOCKS and tag != "dt":
            self.end_line()

    def end_line(self) -> None:
        """End the line that is being read, if it has words."""
        self._line(" ".join(self._words.split()))
        self._words = ""

    def _line(self, words: str) -> None:
        if words:
            self.lines.append("".join(self._margin) + words)
            self._margin = [before if before == "> " else " " * len(before) for before in self._margin]

    def inside(self, element: HtmlElement) -> None:
        """Read what is in an element."""
        self._words += element.text or ""
        for child in element:
            self.read(child)
            self._words += child.tail or ""

    @contextmanager
    def _before_each_line(self, words: str) -> Iterator[None]:
        self._margin.append(words)
        yield
        self.end_line()
        self._margin.pop()

    def on_heading(self, element: HtmlElement) -> None:
        self.lines += [""] if self.lines and self.lines[-1] else []
        self._words = "#" * int(element.tag[1]) + " "
        self.inside(element)

    on_h1 = on_h2 = on_h3 = on_h4 = on_h5 = on_h6 = on_heading

    def on_blockquote(self, element: HtmlElement) -> None:
        with self._before_each_line("> "):
            self.inside(element)

    def on_li(self, element: HtmlElement) -> None:
        items = element.getparent()
        number = items.findall("li").index(element) + 1
        with self._before_each_line(f"{number}. " if items.tag == "ol" else "- "):
            self.inside(element)

    def on_dt(self, element: HtmlElement) -> None:
        self.inside(element)
        self._words = self._words.rstrip() + ": "

    def on_a(self, element: HtmlElement) -> None:
        self._named("[{}]", element)

    def on_button(self, element: HtmlElement) -> None:
        self._named(" [button: {}]", element)

    def _named(self, form: str, element: HtmlElement) -> None:
        """Something to press: its label takes the place of its words."""
        words = element.get("aria-label") or " / ".join(_lines_inside(element))
        self._words += form.format(words)

    def on_input(self, element: HtmlElement) -> None:
        state = " on" if "checked" in element.attrib else ""
        self._words += f"[{element.get('type', 'text')}{state}] {element.get('aria-label', '')} "

    def on_textarea(self, element: HtmlElement) -> None:
        for line in (element.text or "").splitlines():
            self._line(f"| {line}")

    on_pre = on_textarea

    def on_details(self, element: HtmlElement) -> None:
        with self._before_each_line("  "):
            self.inside(element)

    def on_summary(self, element: HtmlElement) -> None:
        self._margin[-1] = "+ "
        self.inside(element)

    def on_br(self, _: HtmlElement) -> None:
        self.end_line()

    def on_hr(self, _: HtmlElement) -> None:
        self._words = "---"

    def on_img(self, element: HtmlElement) -> None:
        self._words += f" (picture: {element.get('alt', '')}) "

    def on_abbr(self, element: HtmlElement) -> None:
        self.inside(element)
        self._words += f" ({element.get('title', '')})"

    def on_svg(self, element: HtmlElement) -> None:
        """A chart says what it shows; the words along its edges follow."""
        said = [" ".join(str(part).split()) for part in element.xpath("./title/text() | ./desc/text()")]
        self._line(f"Chart: {'. '.join(said)}")
        if edges := [str(words).strip() for words in element.xpath("./text/text()")]:
            self._line(f"Along its edges: {', '.join(edges)}")

    def on_tr(self, element: HtmlElement) -> None:
        cells = (" / ".join(_lines_inside(cell)) for cell in element.xpath("./th | ./td"))
        self._line(f"| {' | '.join(cells)} |")


def _lines_inside(element: HtmlElement) -> list[str]:
    """What is read of an element's content alone."""
    reader = _Reader()
    reader.inside(element)
    reader.end_line()
    return reader.lines
