"""One answer changed in a form: the lines of that field change, and the record differs in it alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import portfolios
import pytest
from forms import Desk, Form
from hypothesis import given, settings
from hypothesis import strategies as st

from portfolio.entries import Entry
from portfolio.records import frontmatter
from portfolio.writing.body import words_by_heading

TESTS = Path(__file__).resolve().parents[2]
WRITTEN = {name: written for written, name in Entry.written().items()}
SAMPLE = TESTS.parent / "content/practitioners/rowan"
BY_HAND = sorted((TESTS / "cases/splicing").glob("*.md"))
RICHEST = [
    max(folder.glob("*.md"), key=lambda path: path.stat().st_size)
    for folder in sorted(SAMPLE.iterdir())
    if folder.is_dir()
]
FILES = {path.name: path for path in [*BY_HAND, *RICHEST]}
OTHERWISE = {
    "as it is": lambda text: text,
    "from Windows": lambda text: text.replace("\n", "\r\n"),
    "with a mark": lambda text: "\ufeff" + text,
    "no last line end": lambda text: text.rstrip("\n"),
}  # fmt: skip
TYPED = [
    "Words",
    "a: b # c",
    'it\'s "so"',
    "- no",
    "012",
    "é 🙂",
    "{x}",
    "3",
    "1h30",
    "31/3/26",
    "1 October 2026",
    "yesterday",
    "",
]
NOT_ASKED = {"token", "draft", "address", "opened", "waiting"}


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Desk]:
    """A desk for each file, to be used again and again."""
    desks = {}
    for name, path in FILES.items():
        project = portfolios.write(tmp_path_factory.mktemp("one") / "project", {})
        home = project / "content/practitioners/rowan"
        if path in RICHEST:
            shutil.copytree(SAMPLE, home)
        else:
            home.mkdir(parents=True)
            (home / "profile.md").write_text(portfolios.PROFILE)
        desks[name] = Desk(project)
    return desks


def changed(data: st.DataObject, form: Form) -> tuple[str, Form]:
    """A form with one answer changed, and the field this is about."""
    names = sorted({name for name in form.names if name not in NOT_ASKED and form.is_asked(name)})
    name = data.draw(st.sampled_from(names), "which")
    offered = form.offered(name)
    if not offered:
        return name, form.answered({name: data.draw(st.sampled_from(TYPED), "typed")})
    value = data.draw(st.sampled_from(sorted(offered)), "chosen")
    if not form.is_box(name):
        return name, form.answered({name: value})
    return name, form.unticked(name, value) if value in form[name] else form.ticked(name, value)


def read(text: str) -> frontmatter.Record:
    record = frontmatter.read(text.removeprefix("\ufeff").replace("\r\n", "\n"), "")
    assert isinstance(record, frontmatter.Record)
    return record


def around(text: str, field: str) -> tuple[list[str], list[str]]:
    """The lines before and after those of a field."""
    record = read(text)
    lines = text.splitlines(keepends=True)
    starts = sorted(place[0] for path, place in record.places.items() if len(path) == 1)
    if field not in record.meta:
        return lines, []
    first = record.places[field,][0]
    end = next((line for line in starts if line > first), record.body_line - 1)
    return lines[: first - 1], lines[end - 1 :]


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=3)
@given(data=st.data())
def test_nothing_else_changes(projects: dict[str, Desk], name: str, data: st.DataObject) -> None:
    desk, path = projects[name], FILES[name]
    how = data.draw(st.sampled_from(list(OTHERWISE)), "line ends")
    before = OTHERWISE[how](path.read_text())
    file = desk.home / "rowan" / (path.relative_to(SAMPLE) if path in RICHEST else name)
    file.write_bytes(before.encode())
    kept = read(before).meta.get("id", path.stem)
    page = desk.get("/profile/rowan" if name == "profile.md" else f"/entries/rowan/{kept}")
    assert page.status == 200
    if page.address.startswith("/source"):
        return  # it holds a mistake that no form shows
    asked, form = changed(data, page.form)
    page = form.save()
    while page.title == "Before it is saved":
        page = page.form.press(next(iter(page.form.buttons)))
    after = file.read_bytes().decode()
    if page.title not in {"Saved", "What happened?"}:
        assert page.status == 422
        assert after == before
        return
    was, now = read(before), read(after)
    if asked.startswith("words."):
        heading = asked.removeprefix("words.")
        assert now.meta == was.meta
        old, new = (dict(words_by_heading(text.removeprefix("\ufeff"))) for text in (before, after))
        assert {key: said for key, said in old.items() if key != heading} == {
            key: said for key, said in new.items() if key != heading
        }
        return
    name_in_code = asked.partition(".")[0]
    field = WRITTEN.get(name_in_code, name_in_code)
    assert now.body == was.body
    assert [(key, said) for key, said in now.meta.items() if key != field] == [
        (key, said) for key, said in was.meta.items() if key != field
    ]
    head, tail = around(before, field)
    lines = after.splitlines(keepends=True)
    if field in was.meta:
        assert lines[: len(head)] == head
        assert lines[len(lines) - len(tail) :] == tail
    else:
        rest = iter(lines)
        assert all(line in rest for line in head), "every line of before, in its order"
