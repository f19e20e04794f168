"""Rendered HTML of an entry → the same without anything that could run or fetch.

What Python-Markdown and Material make of Markdown is kept: tabs, task lists, admonitions,
footnotes, aligned tables, code, headings with their ids. Pictures come from the site alone.
"""

from __future__ import annotations

import html
import re
from functools import cache

import nh3

_TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del",
    "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "img", "input", "ins", "kbd", "label", "li", "mark", "ol", "p", "pre", "q", "s",
    "samp", "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th",
    "thead", "tr", "u", "ul", "var",
}  # fmt: skip
_ATTRIBUTES = {
    "*": {"class", "dir", "id", "lang", "title"},
    "a": {"href"},
    "details": {"open"},
    "img": {"alt", "height", "src", "width"},
    "input": {"checked", "disabled", "name", "type"},
    "label": {"for"},
    "ol": {"start"},
    "col": {"span"},
    "td": {"align", "colspan", "rowspan", "style"},
    "th": {"align", "colspan", "rowspan", "scope", "style"},
}
_WITH_CONTENT = {"script", "style", "template", "noscript", "iframe", "object", "svg", "math"}
# Ids beginning with two underscores steer Material's own search and menu.
_ID = re.compile(r"(?!__)[^\s\"'<>`=]+|__(tabbed|codelineno|span)[\w-]*")
_TAB_NAME = re.compile(r"__tabbed_\d+")
_RELATIVE = re.compile(r"(?![a-zA-Z][a-zA-Z0-9+.-]*:)(?![/\\])[^\s\\]*")
_FETCHING = {"mermaid"}  # classes for which Material's own script would fetch a program from elsewhere
_INPUT_TYPES = {"checkbox", "radio"}


def clean(rendered: str) -> str:
    """Safe HTML. Text is kept, also of what is removed around it, except of scripts and styles."""
    return _cleaner().clean(rendered)


def plain_title(title: str) -> str:
    """A heading's words for a table of contents, escaped."""
    words = nh3.clean(title, tags=set())
    return html.escape(html.unescape(words))


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
        attribute_filter=_attribute,
        clean_content_tags=_WITH_CONTENT,
        filter_style_properties={"text-align"},
        link_rel="noopener noreferrer",
        strip_comments=True,
        url_schemes={"http", "https", "mailto"},
    )


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return " ".join(one for one in value.split() if one not in _FETCHING)
    if name in {"id", "for"}:
        return value if _ID.fullmatch(value) else None
    if name == "src":
        return value if _RELATIVE.fullmatch(value) else None
    if tag == "input" and name == "name":
        return value if _TAB_NAME.fullmatch(value) else None
    if tag == "input" and name == "type":
        return value if value in _INPUT_TYPES else "checkbox"
    return value
