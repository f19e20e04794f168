"""A portfolio with a canary in every place, and what was handed over from it."""

from __future__ import annotations

import datetime
import io
import re
import zlib
from functools import cache
from pathlib import Path

import pikepdf
import portfolios
import pypdf

from portfolio.audience.visible import visible
from portfolio.folder.read import read
from portfolio.model import Portfolio
from portfolio.outputs.evidence import travelling
from portfolio.share import Share

AS_OF = datetime.date(2026, 11, 22)
SAMPLE = Path(__file__).parents[2] / "content"

# One canary for each place that travels so far and no further, named after how far.
CANARIES = """\
-- practitioners/rowan/profile.md --
---
name: Rowan Fernleigh
role: children's social worker
share: regulator
registration: {rules: social-work-england, number: SW000000}
posts:
  - {id: p1, role: social worker, employer: a council, from: 2023-09-04, hours_per_week: 37,
     leave: [{from: 2025-02-10, to: 2025-03-14, why: zz-private-leave}]}
---
My statement. zz-regulator-statement

## Wellbeing

zz-private-wellbeing
-- practitioners/rowan/training/course.md --
---
kind: training
title: A course zz-public-title
date: 2026-02-10
share: public
hours: 6
method: course
standards: [swe:2.5]
ratings: {"swe:2.5": 2}
share_fields: {ratings: supervisor}
applied_in: [visit, secret]
evidence: [certificate.txt]
---
## What I learnt

zz-public-learnt [a secret](../reflections/secret.md) [a visit](../reflections/visit.md)

## Impact on me

zz-supervisor-impact

<!-- zz-nobody-comment -->

## Self and stress

zz-private-stress [p](private-picture.txt)
-- practitioners/rowan/reflections/visit.md --
---
kind: reflection
title: A visit zz-regulator-title
date: 2026-03-10
share: regulator
standards: [swe:2.5]
ratings: {"swe:2.5": 3}
follows: [course]
showcase: [{for: [swe:2.5], because: zz-regulator-because}]
peer: {role: a colleague, date: 2026-03-12}
stress: {themes: [court], response: zz-private-response}
changed_mind: {from: zz-regulator-from, to: Less., because: A child said so.}
---
## What I learnt

Hands first[^1]. zz-regulator-learnt

[^1]: zz-regulator-note

## What I changed

I wait.

## Debate {share=supervisor}

zz-supervisor-debate

## Peer reflection

zz-regulator-peer

## Wellbeing

Very private[^2]

[^2]: zz-private-note
-- practitioners/rowan/reflections/secret.md --
---
kind: reflection
title: zz-private-title
date: 2026-04-01
standards: [swe:2.5]
themes: [zz-private-theme]
evidence: [zz-private-file.txt]
---
## What I learnt

zz-private-learnt
-- practitioners/rowan/supervision/session.md --
---
kind: supervision
title: A session zz-supervisor-title
date: 2026-05-01
share: supervisor
supervisor: team manager
minutes: 60
covers: [{code: zz-private-code, worry: 4}]
decisions:
  - {what: zz-supervisor-decision, why: It helps., outcome: zz-supervisor-outcome, for: practice}
actions: [{id: a1, what: zz-supervisor-action, who: me, due: 2026-06-01}]
---
## Reflection

zz-supervisor-reflection
"""

FILES: dict[str, bytes] = {
    "practitioners/rowan/training/certificate.txt": b"zz-public-certificate",
    "practitioners/rowan/training/private-picture.txt": b"zz-private-picture",
    "practitioners/rowan/reflections/zz-private-file.txt": b"zz-private-evidence",
}


_EDGE = re.compile(r"Page \d+ of \d+$|^[^.]+(For [a-z ]+|Private)$")


def canaries(root: Path) -> Path:
    """Write the portfolio of canaries."""
    tree = re.split(r"(?m)^-- (\S+) --\n", CANARIES)
    return portfolios.write(root, dict(zip(tree[1::2], tree[2::2], strict=True)) | FILES)


def words() -> frozenset[str]:
    """Every canary."""
    held = CANARIES + b" ".join(FILES.values()).decode()
    return frozenset(re.findall(r"zz-[a-z]+-[a-z]+", held))


def may_see(audience: str) -> frozenset[str]:
    """The canaries an audience may see."""
    order = ["private", "supervisor", "regulator", "public"]
    reach = set(order[order.index(audience) :])
    return frozenset(word for word in words() if word.split("-")[1] in reach)


def seen(folder_of_project: Path, audience: str = "private") -> tuple[Portfolio, Portfolio]:
    """The full record as the commands read it, and what an audience may see of it."""
    folder = portfolios.folder_of(folder_of_project)
    full = read(folder, AS_OF).portfolio
    return full, visible(full, Share(audience))


@cache
def sample(audience: str) -> Portfolio:
    """The sample portfolio as an audience may see it."""
    return seen(SAMPLE.parent, audience)[1]


def reader(project: Path):
    """How evidence is read."""
    return travelling(portfolios.folder_of(project))


@cache
def text_of(pdf: bytes) -> str:
    """The words of a PDF with single spaces, without what stands at the head and foot of each page."""
    found = []
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        lines = page.extract_text().split("\n")
        found += [line for line in lines if not _EDGE.search(line)]
    return " ".join(" ".join(found).split())


def bytes_of(pdf: bytes, password: str = "") -> bytes:
    """Everything in a PDF: its own bytes, every stream decoded, every text string, attachments."""
    found = [pdf]
    with pikepdf.open(io.BytesIO(pdf), password=password) as opened:
        for one in opened.objects:
            if isinstance(one, pikepdf.Stream):
                try:
                    found.append(one.read_bytes())
                except (pikepdf.PdfError, zlib.error):
                    found.append(one.read_raw_bytes())
            found.append(repr(one).encode("utf-8", "replace"))
        found += [file.get_file().read_bytes() for file in opened.attachments.values()]
    return b"\n".join(found)
