"""The last net: a word such as `share=private` that is still on a finished page.

It tells of a heading that nothing heard, and so of a part that was meant to stay: in an entry because it
was read otherwise than written, on a page because pages have no parts. Code is passed over: a guide may
show how it is written.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

from portfolio.problems import Problem, Where, problem
from portfolio.share import Share

_WORDS = "|".join(share for share in Share if share is not Share.PUBLIC)
_SAID = re.compile(rf"\bshare\s*=\s*[\"'“‘]?\s*(?:{_WORDS})\b", re.IGNORECASE)
_QUICK = re.compile(rb"\bshare\b", re.IGNORECASE)
_ASIDE = re.compile(r"<(code|pre|kbd|script|style|samp)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_IN_TAG = re.compile(rf"<\w[^<>]*\sshare=[\"']?(?:{_WORDS})\b", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")


def shares_shown(site: Path) -> Iterator[Problem]:
    """Pages of a site that hold a share."""
    for page in sorted(site.rglob("*.html")):
        data = page.read_bytes()
        if not _QUICK.search(data):
            continue
        text = _ASIDE.sub(" ", data.decode("utf-8", errors="replace"))
        if _IN_TAG.search(text) or _SAID.search(html.unescape(_TAG.sub(" ", text))):
            yield problem("share-shown", Where(page.relative_to(site).as_posix()))
