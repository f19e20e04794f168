"""The evidence pack: one tagged PDF, drawn by Typst from plain values.

`pack.typ` walks the values: what somebody wrote reaches it as text, never as markup. The document is
dated with the day of `as_of`, so the same files make the same bytes.
"""

from __future__ import annotations

import datetime
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files as packaged
from pathlib import Path
from typing import Any

import typst

from portfolio import say
from portfolio.entries.profile import Post, Registration
from portfolio.model import Portfolio
from portfolio.model.spans import TimeSpan
from portfolio.model.year import part
from portfolio.outputs import pack_entries, pack_growth, pack_mentions, pack_ready, pack_year
from portfolio.outputs import pack_letters as letters
from portfolio.outputs.evidence import Read
from portfolio.outputs.pack_choice import Choice
from portfolio.outputs.pack_entries import Files
from portfolio.outputs.pack_sources import Sources
from portfolio.outputs.tree import tree
from portfolio.share import Share
from portfolio.views.renewal.source import owner_of

STANDARDS: Any = ["a-3a", "ua-1"]  # archival, with evidence inside; accessible
_TRIES = 40
_WHOM = {
    Share.PRIVATE: "my own use",
    Share.SUPERVISOR: "supervision",
    Share.REGULATOR: "the regulator",
    Share.PUBLIC: "anyone",
}


class PackError(Exception):
    """The pack cannot be made: a sentence for the user."""


@dataclass(frozen=True, kw_only=True)
class Pack:
    """A pack, and the letters no font could draw with the titles of the entries that hold them."""

    pdf: bytes
    undrawn: Mapping[str, tuple[str, ...]]


def as_pdf(portfolio: Portfolio, chosen: Choice, read: Read, span: TimeSpan | None = None) -> Pack:
    """A pack, as far as the portfolio's audience may see: of everything chosen, or of one time."""
    files = Files(read=read)
    content = content_of(portfolio, chosen, files, span)
    with tempfile.TemporaryDirectory(prefix="portfolio-pack-") as folder:  # pictures and evidence only
        for name, data in files.named.items():
            (Path(folder) / name).write_bytes(data)
        pdf, undrawn = _drawn(content, Path(folder), portfolio.terms.as_of)
    return Pack(pdf=pdf, undrawn=letters.places(undrawn, chosen.practitioner))


def content_of(
    portfolio: Portfolio, chosen: Choice, files: Files, span: TimeSpan | None = None
) -> dict[str, Any]:
    """Everything in the pack, as plain values. Of renewal a pack about one time says nothing."""
    record, sources = chosen.practitioner, Sources()
    practitioner = part(record, span) if span else record
    profile = practitioner.profile
    private = portfolio.terms.audience is Share.PRIVATE
    mine = f"Private. {'One time of the' if span else 'The whole'} record, not for sharing."
    shared = f"This is what {profile.name} chose to share, not the whole record."
    labels = {entry.path: pack_mentions.label(entry) for entry in practitioner.entries}
    labels |= {entry.path: pack_mentions.full_label(entry) for entry in pack_entries.chosen(practitioner)}
    withheld = sum(entry.withheld for entry in practitioner.entries)
    days = [entry.date for entry in practitioner.entries]
    asked = [] if span else pack_ready.asked(portfolio.terms, chosen, sources)
    standards = pack_growth.standards(portfolio, practitioner)
    supervision = None if chosen.others else pack_growth.sessions(portfolio, practitioner)
    full = list(pack_entries.in_full(portfolio, practitioner, labels, files, record))
    return {
        "name": profile.name,
        "role": profile.role,
        "for": "Private" if private else f"For {_WHOM[portfolio.terms.audience]}",
        "whom": _WHOM[portfolio.terms.audience],
        "private": private,
        "notice": mine if private else shared,
        "as_of": say.day(portfolio.terms.as_of),
        "date": [portfolio.terms.as_of.year, portfolio.terms.as_of.month, portfolio.terms.as_of.day],
        "span": say.days(min(days), max(days)) if days else "",
        "count": len(days),
        "registrations": [
            _registration(registration, portfolio)
            for registration in profile.registration
            if registration.number
        ],
        "qualified": say.day(profile.qualified) if profile.qualified else "",
        "posts": [_post(post) for post in sorted(profile.posts, key=lambda post: post.from_, reverse=True)],
        "statement": pack_entries.in_order(
            tree(profile.statement, profile.path, labels.get, files.pictures_of(profile.files)), 2
        ),
        "time": say.days(span.days.start, span.days.end) if span else "",
        "year": span and pack_year.chapter(portfolio.terms, record, span),
        "left_out": _left_out(len(chosen.others)),
        "asked": asked,
        "standards": standards,
        "supervision": supervision,
        "full": full,
        "years": pack_entries.listed(practitioner),
        "named": pack_entries.named(portfolio, practitioner),
        "withheld": withheld,
        "evidence": list(pack_entries.evidence(practitioner, files)),
        "signed": pack_entries.signatures(practitioner),
        "sources": sources.listed(),
        "nothing": _nothing({
            "registration": asked or span,
            "standard with a chosen piece or a rating": standards,
            "supervision": supervision or chosen.others,
            "chosen piece": full,
            "entry": days,
        }),
    }  # fmt: skip


def _nothing(chapters: Mapping[str, object]) -> str:
    """What a pack says of the chapters it does not have, so that none stands on a page of its own."""
    missing = [what for what, there in chapters.items() if not there]
    return f"No {say.one_of(missing)} is shown here." if missing else ""


def _left_out(number: int) -> str:
    """What the front says of the entries that stay out because they support nothing that is asked."""
    if not number:
        return ""
    if number == 1:
        some, why = "One more entry is", "It is left out here, because it does"
    else:
        some, why = f"{number} more entries are", "They are left out here, because they do"
    return f"{some} shared with the regulator. {why} not support this renewal."


def _registration(registration: Registration, portfolio: Portfolio) -> str:
    rule_set = portfolio.terms.rule_sets.by_id.get(registration.rules)
    owner = owner_of(rule_set, "official") or (rule_set.title if rule_set else registration.rules)
    return f"{owner}, number {registration.number}"


def _post(post: Post) -> dict[str, str]:
    until = say.day(post.to) if post.to else "now"
    return {
        "role": post.role,
        "where": ", ".join(filter(None, (post.employer, post.setting))),
        "days": f"{say.day(post.from_)} to {until}",
    }


def _drawn(content: Mapping[str, Any], folder: Path, as_of: datetime.date) -> tuple[bytes, frozenset[str]]:
    """The PDF, and the letters no font could draw.

    First with the fonts that come with Typst and with the product, then with this computer's as well.
    """
    content = letters.that_mean_something(content)
    own_fonts_only = True
    undrawn: frozenset[str] = frozenset()
    for _ in range(_TRIES):
        try:
            text = json.dumps(
                letters.by_name(content, undrawn) | {"true": _true(content)}, ensure_ascii=False
            )
            return _compiled(text, folder, as_of, own_fonts_only), undrawn
        except typst.TypstError as error:
            missing = letters.named_in(f"{error.message}\n{error.diagnostic}") - undrawn
            if not missing:
                raise PackError(f"The pack could not be drawn: {error.message}") from None
            if own_fonts_only:
                own_fonts_only = False
                continue
            undrawn |= missing
    raise PackError("The pack holds too many characters that no font on this computer can show.")


def _true(content: Mapping[str, Any]) -> dict[str, str]:
    """The words of the document's own title, which nobody draws."""
    return {name: content[name] for name in ("name", "for", "notice")}


def _compiled(text: str, folder: Path, as_of: datetime.date, own_fonts_only: bool) -> bytes:
    midnight = datetime.datetime.combine(as_of, datetime.time(), datetime.UTC)
    template: Any = packaged(__package__).joinpath("pack.typ").read_bytes()
    pdf: object = typst.compile(
        template,
        root=os.fspath(folder),
        font_paths=letters.font_folders(),
        ignore_system_fonts=own_fonts_only,
        sys_inputs={"data": text},
        pdf_standards=STANDARDS,
        timestamp=midnight,
        package_path=os.fspath(folder),  # no package is ever looked for elsewhere
        package_cache_path=os.fspath(folder),
    )
    if not isinstance(pdf, bytes):
        raise PackError("The pack could not be drawn.")
    return pdf
