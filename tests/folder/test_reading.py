"""Cases a social worker could read: what stands in a file, and what is said about it.

Each case in `cases/reading/*.yml` is one small folder of a practitioner called rowan:

- `file`: the whole text of `visit.md`; or `with`: lines added to a sound reflection of 31 March
  2026 (its first added line is line 5) and `text`: what stands below its second `---`;
- `saved`: how it was saved; `called`: another name for the file; `also`: other files; `links`:
  links of the file system; `profile`: more lines of the profile;
- `problems`: every problem, in order, each with the part of it that matters;
- `reads`: fields the entry has once read.
"""

from __future__ import annotations

import datetime
import re
import time
from pathlib import Path

import pytest
import yaml
from portfolios import PROFILE, entry, folder_of, write

from portfolio.entries.reading import Location
from portfolio.folder import one_file
from portfolio.folder.read import Reading, read
from portfolio.text.certainty import Renderer

CASES = [
    pytest.param(case, id=f"{file.stem}: {case['name']}")
    for file in sorted((Path(__file__).parents[1] / "cases/reading").glob("*.yml"))
    for case in yaml.safe_load(file.read_text(encoding="utf-8"))
]
KNOWN = {
    "name", "file", "with", "text", "saved", "called", "also", "links", "profile", "problems", "reads",
}  # fmt: skip
HOME = "practitioners/rowan"


def test_there_are_cases_for_every_way_a_file_can_be_broken():
    broken = [case.values[0] for case in CASES if case.values[0].get("problems")]
    assert len(CASES) >= 60
    assert len(broken) >= 40
    assert len({case.id for case in CASES}) == len(CASES), "two cases have one name"


@pytest.mark.usefixtures("scanner")
@pytest.mark.parametrize("case", CASES)
def test_a_file_is_read_or_its_mistakes_are_named(case: dict, tmp_path: Path):
    assert set(case) <= KNOWN
    assert "problems" in case or "reads" in case, "a case that says nothing cannot fail"
    name = f"{HOME}/{case.get('called', 'visit.md')}"

    reading = _read(tmp_path, case, name)

    wanted = case.get("problems", [])
    for problem in reading.problems:
        assert problem.form, "a form has nothing to say of it"
        assert "`" not in problem.form
        assert ":" not in re.sub("“.*?”", "", problem.form), "not what somebody typed, and no sentence either"
    said = [_said(problem) for problem in reading.problems]
    assert len(said) == len(wanted), said
    for one, part in zip(said, wanted, strict=True):
        assert _holds(one, part), f"{part} is not what was said: {one}"
    entries = {entry.path: entry for entry in reading.portfolio.with_drafts}
    path = name.removeprefix("practitioners/")
    broken = {problem.where.file for problem in reading.problems if problem.is_error}
    assert (path in entries) == (f"content/{name}" not in broken), "shown although broken, or lost"
    if "reads" in case:
        fields = entries[path].model_dump(mode="json", by_alias=True)
        assert {key: fields.get(key) for key in case["reads"]} == case["reads"]


def _read(root: Path, case: dict, name: str) -> Reading:
    files = {f"{HOME}/profile.md": PROFILE.replace("\n---\n", f"\n{case.get('profile', '')}---\n")}
    files |= {f"{HOME}/{other}": text for other, text in case.get("also", {}).items()}
    files[name] = _saved(_text(case), case.get("saved", "as UTF-8"))
    project = write(root, files)
    for link, target in case.get("links", {}).items():
        (project / "content" / HOME / link).symlink_to(target)
    return read(folder_of(project), datetime.date(2026, 11, 22))


def _text(case: dict) -> str:
    if "file" in case:
        return case["file"]
    head = "---\nkind: reflection\ntitle: My day\ndate: 2026-03-31\n"
    return f"{head}{case.get('with', '')}---\n\n{case.get('text', '')}"


def _saved(text: str, how: str) -> bytes:
    return {
        "as UTF-8": text.encode,
        "with a byte order mark": lambda: text.encode("utf-8-sig"),
        "on Windows": lambda: text.replace("\n", "\r\n").encode(),
        "on an old Macintosh": lambda: text.replace("\n", "\r").encode(),
        "as UTF-16": lambda: text.encode("utf-16"),
        "as UTF-16 without a mark": lambda: text.encode("utf-16-le"),
        "as Windows-1252": lambda: text.encode("cp1252"),
        "with 10 MB of text": lambda: text.encode() + b"word " * 2_000_000,
        "with 5,000 brackets": lambda: text.replace("…", "[" * 5_000).encode(),
        "with 70,000 letters in a field": lambda: text.replace("…", "a" * 70_000).encode(),
        "with 40 levels": lambda: text.replace("…", "[" * 40 + "]" * 40).encode(),
    }[how]()


def _said(problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "file": problem.where.file.removeprefix(f"content/{HOME}/"),
        "line": problem.where.line,
        "column": problem.where.column,
        "what": problem.what,
        "fix": problem.fix,
        "form": problem.form,
        "severity": problem.severity,
    }


def _holds(said: dict, part: dict) -> bool:
    assert set(part) <= set(said), f"unknown words in a case: {part}"
    return all(
        str(value) in str(said[key]) if key in ("what", "fix", "form") else said[key] == value
        for key, value in part.items()
    )


HOSTILE = {
    "ten megabytes of text": lambda: b"---\nkind: reflection\n---\n" + b"word " * 2_000_000,
    "ten megabytes of front matter": lambda: b"---\n" + b"a: 1\n" * 2_000_000,
    "five thousand brackets": lambda: b"---\nthemes: " + b"[" * 5_000 + b"\n---\n",
    "sixty thousand brackets": lambda: b"---\nthemes: " + b"[" * 60_000 + b"\n---\n",
    "sixty thousand brackets, opened and closed": lambda: b"---\na: [" + b"[]," * 20_000 + b"?]\n---\n",
    "thirty thousand hyphens": lambda: b"---\n" + b"- " * 30_000 + b"\n---\n",
    "five thousand braces": lambda: b"---\nthemes: " + b"{a: " * 5_000 + b"\n---\n",
    "a bomb of aliases": lambda: (
        b"---\na: &a [x, x, x, x, x, x, x, x, x]\n"
        + b"".join(b"%c: &%c [%s]\n" % (c, c, b", ".join([b"*%c" % (c - 1)] * 9)) for c in range(98, 107))
        + b"---\n"
    ),
    "a megabyte of opened comments": lambda: b"---\nkind: reflection\n---\n" + b"<!--" * 200_000,
    "a megabyte of opened links": lambda: b"---\nkind: reflection\n---\n" + b"[" * 900_000,
    "a megabyte of ticks": lambda: b"---\nkind: reflection\n---\n" + b"` `` " * 150_000,
    "a megabyte of headings": lambda: b"---\nkind: reflection\n---\n" + b"# a\n\n" * 150_000,
    "a megabyte of one line": lambda: b"---\nkind: reflection\n---\n" + b"<a " * 300_000,
}


@pytest.mark.usefixtures("scanner")
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_or_read_within_two_seconds(name: str, tmp_path: Path):
    project = write(tmp_path, {f"{HOME}/visit.md": HOSTILE[name]()})
    began = time.process_time()
    reading = read(folder_of(project), datetime.date(2026, 11, 22))
    assert time.process_time() - began < 2
    assert reading.problems
    assert not reading.portfolio.entries


def test_what_a_file_gave_can_be_remembered(tmp_path: Path):
    files = {f"{HOME}/{name}.md": entry(f"See [it](gone.md).\n\n## {name}", id=name) for name in "abc"}
    folder = folder_of(write(tmp_path, files | {f"{HOME}/broken.md": "---\nkind: reflection\n---\n"}))
    remembered: dict[tuple, one_file.OneFile] = {}
    read_again: list[str] = []

    def of_file(path: str, file: str, location: Location, renderer: Renderer | None) -> one_file.OneFile:
        key = Path(path).read_bytes(), file, location, renderer
        if key not in remembered:
            read_again.append(location.path)
            remembered[key] = one_file.read(*key)
        return remembered[key]

    day = datetime.date(2026, 11, 22)
    first = read(folder, day, of_file=of_file)
    assert len(read_again) == 5
    assert first == read(folder, day, of_file=of_file) == read(folder, day)
    assert len(read_again) == 5, "nothing was changed"

    file = folder.practitioners / "rowan/b.md"
    file.write_text(file.read_text().replace("gone.md", "a.md"))
    second = read(folder, day, of_file=of_file)
    assert read_again[5:] == ["rowan/b.md"]
    assert second == read(folder, day) != first
