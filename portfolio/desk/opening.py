"""The browser opened with the key, so that no list of running programs shows it.

The browser is told of a file that only this account can read, and the file leads on to the address.
"""

from __future__ import annotations

import html
import tempfile
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={address}">
<title>Opening your portfolio</title>
</head>
<body>
<p><a href="{address}">Go on to your portfolio</a></p>
</body>
</html>
"""


@contextmanager
def leading_to(address: str) -> Iterator[Path]:
    """A file that leads a browser to an address, gone afterwards. Nobody else can read it."""
    with tempfile.TemporaryDirectory(prefix="portfolio-") as folder:  # for this account alone
        path = Path(folder) / "open.html"
        path.touch(0o600)
        path.write_text(_PAGE.format(address=html.escape(address)), encoding="utf-8")
        yield path


def opened(file: Path) -> bool:
    """Whether a browser could be asked to show a file."""
    try:
        return webbrowser.open(file.as_uri())
    except webbrowser.Error:
        return False
