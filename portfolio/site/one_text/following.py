"""The site brought up to date after one edited text, or the sign that only a whole build can do it."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import markdown
from filelock import Timeout

from portfolio.entries.reading import Location
from portfolio.folder import one_file
from portfolio.folder.one_file import OneFile
from portfolio.folder.work_tree import check_work_tree
from portfolio.guard import settings as guarding
from portfolio.guard.output import scan_output
from portfolio.guard.settings import Guard
from portfolio.guard.share_shown import shares_shown
from portfolio.problems import Problem
from portfolio.share import Share
from portfolio.site import ownership, search
from portfolio.site.drawn import Drawn
from portfolio.site.kept import Kept
from portfolio.site.one_text import last_build
from portfolio.site.one_text.both import OneText, converter_of
from portfolio.site.one_text.last_build import LastBuild
from portfolio.site.one_text.scanning import LinkError, is_as_before, stamps, states
from portfolio.site.staging import lock_of, put, stamp_of
from portfolio.site.tools import made_from
from portfolio.text import certainty

_NAME = re.compile(r"[A-Z][\w'’.-]*(?:[ \u00a0]?[A-Z][\w'’.-]*)*")


class _WholeBuildError(Exception):
    """Only a whole build can do it; never leaves this module."""


@dataclass(frozen=True)
class _Edit:
    """One entry whose file has other bytes than before."""

    path: str  # of the entry
    digest: str  # of what it is made from now
    after: OneFile
    before: OneText
    now: OneText


def follow(kept: Kept, name: str, out: Path, clock: str) -> LastBuild | None:
    """Bring a site up to date where at most one text has changed; nothing is done where that cannot be."""
    last = last_build.read(kept, name)
    if last is None or last.day != (os.environ.get("SOURCE_DATE_EPOCH", ""), last.day[1] and clock):
        return None
    try:
        with lock_of(out).acquire(timeout=0):
            return _followed(last, kept, name, out)
    except (_WholeBuildError, LinkError, OSError, Timeout):
        return None


def _followed(last: LastBuild, kept: Kept, name: str, out: Path) -> LastBuild:
    now = stamps(last.tops, last.record)
    if now.keys() != last.files.keys() or tuple(check_work_tree(last.settings.folder)) != last.in_git:
        raise _WholeBuildError
    touched = [path for path, stamp in now.items() if not is_as_before(path, stamp, last.files[path])]
    edits = [edit for path in touched if (edit := _edit(last, kept, path))]
    if len(edits) > 1 or stamps([str(out)]) != last.site:
        raise _WholeBuildError
    after = last
    for edit in edits:
        after = _redrawn(edit, last, kept, out)
    if touched:
        after = replace(after, files={**last.files, **states({path: now[path] for path in touched})})
        kept.keep(last_build.SHELF, {name: ("", after)})
    return after


def _edit(last: LastBuild, kept: Kept, file: str) -> _Edit | None:
    """What has become of an entry; nothing if its file has the same bytes."""
    settings = last.settings
    below = os.path.relpath(file, settings.folder.practitioners).replace(os.sep, "/")
    path = unicodedata.normalize("NFC", below)
    if path not in last.made_from or path.endswith(f"/{one_file.PROFILE}"):
        raise _WholeBuildError
    location = Location(path.partition("/")[0], path)
    shown = settings.folder.shown(Path(file))
    data = one_file.bytes_of(file, shown)
    if isinstance(data, Problem):
        raise _WholeBuildError
    digest = made_from(settings.digest, shown, data)
    if digest == last.made_from[path]:
        return None
    before, after = _kept(last, kept, path), one_file.read(data, shown, location, _renderer(last))
    profile = _kept(last, kept, f"{location.practitioner}/{one_file.PROFILE}").profile
    if profile is None or before.entry is None or after.entry is None:
        raise _WholeBuildError
    names = {shown, _guard(last).deny_list.masked(shown)}
    if any(one.where.file in names for one in last.problems) or after.problems or after.held_back:
        raise _WholeBuildError
    if {named for named, _ in before.links} != {named for named, _ in after.links}:
        raise _WholeBuildError
    was, now = OneText(before.entry, profile, last), OneText(after.entry, profile, last)
    return _Edit(path, digest, after, was, now)


def _renderer(last: LastBuild) -> certainty.Renderer:
    """How the site turns Markdown into HTML, for a text whose headings are in doubt."""

    def render(text: str) -> str:
        settings = {name: one for name, one in last.settings.extension_settings.items() if name != "toc"}
        return markdown.markdown(text, extensions=last.settings.extensions, extension_configs=settings)

    return certainty.Renderer(render)


def _guard(last: LastBuild) -> Guard:
    settings = last.settings
    project, audience = settings.folder.project, settings.audience
    return guarding.guard(project, audience, settings.deny_list, settings.guard_off)[0]


def _kept(last: LastBuild, kept: Kept, path: str) -> OneFile:
    """What a file gave when the site was last built."""
    digest, file = kept.one("files", path) or ("", None)
    if not isinstance(file, OneFile) or digest != last.made_from.get(path):
        raise _WholeBuildError
    return file


def _redrawn(edit: _Edit, last: LastBuild, kept: Kept, out: Path) -> LastBuild:
    """Put the new words where the old ones stood."""
    before, now = edit.before, edit.now
    if not _differ_in_words_alone(before, now, last) or before.shown is None or now.shown is None:
        raise _WholeBuildError
    listed = ownership.listed(out)
    drawn, page = _page(edit, last, kept, out, listed)
    converter = converter_of(last)
    old, new = before.drawn(converter, listed), now.drawn(converter, listed)
    if old.found != drawn.found or old.shape != new.shape or not new.html.strip():
        raise _WholeBuildError
    if old.html == new.html:
        html = page
    elif page.count(_bytes(old.html)) == 1 and old.html.strip():
        html = page.replace(_bytes(old.html), _bytes(new.html))
    else:
        raise _WholeBuildError
    settings = last.settings
    guard = _guard(last)
    if now.findings(guard):
        raise _WholeBuildError
    with tempfile.TemporaryDirectory(prefix=f".portfolio-{out.name}-", dir=out.parent) as folder:
        aside = Path(folder)
        (aside / drawn.file).parent.mkdir(parents=True)
        (aside / drawn.file).write_bytes(html)
        touched = search.follow(out, [(old.found, new.found)], aside)
        if settings.audience is not Share.PRIVATE and any(shares_shown(aside)):
            raise _WholeBuildError
        if scan_output(aside, guard):
            raise _WholeBuildError
        gone = [name for name in touched if not (aside / name).is_file()]
        listed = put(out, aside, settings.audience, listed, gone)
    after = replace(drawn, digest=listed[drawn.file], stamp=stamp_of(out / drawn.file), found=new.found)
    kept.keep("files", {edit.path: (edit.digest, edit.after)})
    kept.keep(f"pages for {settings.audience}", {drawn.uri: ("", after)})
    prints = frozenset({now.entry.fingerprint, now.shown.fingerprint})
    around = replace(last.around, fingerprints={**last.around.fingerprints, edit.path: prints})
    made = {**last.made_from, edit.path: edit.digest}
    return replace(last, site=stamps([str(out)]), made_from=made, around=around)


def _differ_in_words_alone(before: OneText, now: OneText, last: LastBuild) -> bool:
    """Whether nothing on the site but the entry's own page and search could tell the two apart."""
    was, entry = before.entry, now.entry
    if entry.signed or entry.allow or was.facts != entry.facts or entry.path in last.around.quoted:
        return False
    if before.shown is None or now.shown is None or before.shown.facts != now.shown.facts:
        return False
    others_see_it = last.settings.audience is not Share.PRIVATE
    if others_see_it and (_names_changed(was.body, entry.body) or not now.names <= before.names):
        return False
    mine = {was.fingerprint, entry.fingerprint, before.shown.fingerprint, now.shown.fingerprint} - {""}
    owner = f"{entry.practitioner}/"
    others = (
        prints
        for path, prints in last.around.fingerprints.items()
        if path != entry.path and path.startswith(owner)
    )
    return not any(mine & prints for prints in others)


def _names_changed(before: str, now: str) -> bool:
    """Whether lines that came or went hold other names: whether a name is met once is asked of everybody."""
    old, new = set(before.split("\n")), set(now.split("\n"))
    return {*_names(old - new)} != {*_names(new - old)}


def _names(lines: set[str]) -> Iterator[str]:
    for line in lines:
        for found in _NAME.finditer(line):
            if sum(map(str.isupper, found[0])) > 1 and re.search(r"[. \u00a0]", found[0]):
                yield found[0]


def _page(
    edit: _Edit, last: LastBuild, kept: Kept, out: Path, listed: Mapping[str, str]
) -> tuple[Drawn, bytes]:
    """The page as the last build drew it, and what is remembered of it."""
    uri = last.around.addresses.get(edit.path, "")
    _, drawn = kept.one(f"pages for {last.settings.audience}", uri) or ("", None)
    if not isinstance(drawn, Drawn) or drawn.said or listed.get(drawn.file) != drawn.digest:
        raise _WholeBuildError
    if ownership.digest_of(out / drawn.file) != drawn.digest:
        raise _WholeBuildError
    return drawn, (out / drawn.file).read_bytes()


def _bytes(html: str) -> bytes:
    return html.encode("utf-8", errors="xmlcharrefreplace")
