"""Changed fields put into a text that somebody wrote by hand: what does not change stays as it is."""

import datetime
import difflib
import re
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from portfolio.entries import KINDS, Profile
from portfolio.records import frontmatter
from portfolio.records.of_type import parts
from portfolio.writing.meaning import meanings, pruned
from portfolio.writing.splice import NotSpliced, with_fields, with_fields_in

TESTS = Path(__file__).resolve().parent.parent
FILES = {path.name: path for path in sorted((TESTS / "cases/splicing").glob("*.md"))}
SAMPLE = sorted((TESTS.parent / "content/practitioners").rglob("*.md"))
OTHERWISE = {
    "as it is": lambda text: text,
    "from Windows": lambda text: text.replace("\n", "\r\n"),
    "from an old Mac": lambda text: text.replace("\n", "\r"),
    "line ends of both": lambda text: text.replace("\n", "\r\n", 5),
    "with a mark": lambda text: "\ufeff" + text,
    "no last line end": lambda text: text.rstrip("\n"),
    "closed by dots": lambda text: re.sub("^---$", "...", text, count=2, flags=re.MULTILINE).replace("...", "---", 1),
}  # fmt: skip


def text_of(name):
    return FILES[name].read_bytes().decode()


def read(text, name=""):
    record = frontmatter.read(frontmatter.decode(text.encode(), name), name)
    assert isinstance(record, frontmatter.Record), record
    return record


def meaning_of(record, name):
    return meanings(Profile if name == "profile.md" else KINDS[record.meta["kind"]])


def difference(before, after):
    """The lines that go, and those that come."""
    changes = [line for line in difflib.ndiff(before.split("\n"), after.split("\n")) if line[:1] in "-+"]
    return [[line[2:] for line in changes if line[0] == sign] for sign in "-+"]


# Which file, what is set, the lines that go, the lines that come.
CHANGES = {
    "a plain text": ("odd-order.md", {"title": "First things first"},
        ["title: Last things first"], ["title: First things first"]),
    "with its remark": ("comments-everywhere.md", {"minutes": 90},
        ["minutes: 85   # about"], ["minutes: 90   # about"]),
    "in its quotes": ("single-quotes.md", {"title": "It's done"},
        ["'title': 'It''s not what I''d said'"], ["'title': 'It''s done'"]),
    "in double quotes": ("double-quotes.md", {"title": 'So I "did"'},
        [r'"title": "She said \"wait\" \u2013 and I did\tso"'], [r'"title": "So I \"did\""']),
    "over several lines": ("plain-over-lines.md", {"title": "Short"},
        ["title: Words that", "  go on and", "", "  on"], ["title: Short"]),
    "to several lines": ("letters.md", {"title": "One\nTwo"},
        ["title: Šárka’s café – 家族 👩‍👩‍👧 “quoted”"], [r'title: "One\nTwo"']),
    "behind unusual letters": ("letters.md", {"changed_mind": {"from": "Ça va", "to": "Oui", "because": "👂"}},
        ["changed_mind: {from: Ça va, to: Ça ne va pas, because: 👂}"],
        ["changed_mind: {from: Ça va, to: Oui, because: 👂}"]),
    "a line of a text below its mark": ("block-texts.md", {"decisions": [
            {"what": "First line.\r\n\r\nAnother: with a colon.", "why": "Folded into one line.\nAnd a second.",
             "considered": "- no list\n# no comment"}, {"what": "Plain words that go on below", "changed": True}]},
        ["      Third line: with a colon."], ["      Another: with a colon."]),
    "a new field in its place": ("odd-order.md", {"supervisor": "team: manager"},
        [], ['supervisor: "team: manager"']),
    "a field gone": ("comments-everywhere.md", {"title": None},
        ["title: Why I wait   # not final"], []),
    "a list gone": ("list-not-indented.md", {"standards": []},
        ["standards:", "- swe:4.2", "# a remark", "- swe:3.11"], []),
    "one item gone": ("list-not-indented.md", {"standards": ["swe:3.11"]}, ["- swe:4.2"], []),
    "one item gone from brackets": ("flow-over-lines.md", {"standards": ["swe:4.2", "pcf:5"]},
        ['  "swe:3.11",'], []),
    "one item more": ("list-not-indented.md", {"reviews": [{"action": "2026-02-supervision#a1"}, {"action": "b#a2"}]},
        [], ["- action: b#a2"]),
    "one item more on a line": ("nested-flow.md", {"actions": [
            {"id": "a1", "what": "Write it up", "who": "me", "due": "2026-04-07"},
            {"id": "a2", "what": "Ask, once more"}, {"id": "a3", "what": "Rest"}]},
        [], ["  - {id: a3, what: Rest}"]),
    "one item more in brackets": ("flow-over-lines.md", {"themes": ["listening", "records", "a, b"]},
        ["themes: [ listening ,  records ]"], ['themes: [ listening ,  records, "a, b" ]']),
    "one item more in brackets over lines": ("flow-over-lines.md", {"standards": ["swe:4.2", "x:1", "swe:3.11", "pcf:5"]},
        [], ["  x:1,"]),
    "another order": ("nested-flow.md", {"decisions": [{"what": "Wait"}, {
            "what": "Tell, in writing", "changed": False, "for": "practice",
            "escalated": {"to": "head of service", "date": "2026-03-27", "answer": "Yes: agreed"}}]},
        ["  - {what: Wait}"], ["  - {what: Wait}"]),
    "one field of one item": ("comments-everywhere.md", {"actions": [
            {"id": "a1", "what": "Shadow a colleague", "due": datetime.date(2026, 4, 30)},
            {"id": "a2", "what": "Write it up", "done": datetime.date(2026, 4, 2)}]},
        [], ["    done: 2026-04-02"]),
    "the first field of an item": ("groups-deep.md", {"decisions": [
            {"what": "Four spaces", "escalated": {"to": "service manager", "date": "2026-03-27"}, "why": "Because"},
            {"what": "Second"}]},
        ["    - why: Another order", "      what: Second"], ["    - what: Second"]),
    "an item below its hyphen": ("list-not-indented.md", {"actions": [
            {"id": "a1", "what": "Ask once"}, {"id": "a2", "what": "Wait", "who": "me"}]},
        ["-", "  id: a3", "  what: Look again"], []),
    "a field deep inside": ("groups-deep.md", {"stress": {"themes": ["court", "days"], "helped": "Saying it"}},
        ["        - nights"], ["        - days"]),
    "a rating": ("flow-over-lines.md", {"ratings": {"swe:4.2": 3, "swe:3.11": "4"}},
        ['  "swe:3.11": 2   # low'], ['  "swe:3.11": 4   # low']),
    "a value where there was none": ("empty-values.md", {"supervisor": "team manager"},
        ["supervisor:   # to be seen"], ["supervisor: team manager   # to be seen"]),
    "a list where there was none": ("empty-values.md", {"standards": ["swe:4.2"]}, [], ["  - swe:4.2"]),
    "a field in brackets behind one without a value": ("empty-values.md", {"actions": [
            {"id": "a1", "what": "Wait", "outcome": "Calm"}]},
        ["actions: [{id: a1, what: Wait, who: , due: }]"],
        ["actions: [{id: a1, what: Wait, who: , due: , outcome: Calm }]"]),
    "a value in brackets where there was none": ("empty-values.md", {"actions": [
            {"id": "a1", "what": "Wait", "who": "me"}]},
        ["actions: [{id: a1, what: Wait, who: , due: }]"], ["actions: [{id: a1, what: Wait, who: me , due: }]"]),
    "one becomes a list": ("a-single-one.md", {"functions": ["support", "development"]},
        ["functions: support"], ["functions: [support, development]"]),
    "one group becomes a list": ("profile.md", {"registration": [
            {"rules": "social-work-england", "number": "SW000000", "since": "2023-09-01"}, {"rules": "sssc"}]},
        ['registration: {rules: social-work-england, number: "SW000000", since: 2023-09-01}'],
        ['registration: [{rules: social-work-england, number: "SW000000", since: 2023-09-01}, {rules: sssc}]']),
    "one group below its name becomes a list": ("a-single-one.md", {"decisions": [
            {"what": "Wait", "changed": True}, {"what": "Then act"}]},
        ["  what: Wait", "  changed: yes"], ["  - what: Wait", "    changed: yes", "  - what: Then act"]),
    "one that needs no list": ("a-single-one.md", {"decisions": [{"what": "Act", "changed": "yes"}]},
        ["  what: Wait"], ["  what: Act"]),
    "among keys of other programs": ("unknown-keys.md", {"share": "supervisor", "went": "well"},
        ["share: private"], ["share: supervisor", "went: well"]),
    "in a profile": ("profile.md", {"supervision": {"every_days": 30, "minutes": "90"}},
        ["supervision: {every_days: 28, minutes: 90}"], ["supervision: {every_days: 30, minutes: 90}"]),
    "spaces around it": ("dots-and-spaces.md", {"title": "Fewer"},
        ["title:    Spaces at line ends   "], ["title:    Fewer   "]),
    "beside tabs": ("tabs.md", {"themes": ["one", "two"]},
        ["themes: [\"one\t\", 't\two']"], ["themes: [\"one\t\", 'two']"]),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES)
def test_only_what_differs_is_written(case):
    name, fields, gone, new = CHANGES[case]
    before = text_of(name)
    assert difference(before, with_fields(before, name, fields)) == [gone, new]


# What is there, what is set, and what stands there then.
ANEW = {
    "a text where a group should be": ("peer: a colleague  # who", {"peer": {"role": "a colleague"}},
        "peer: {role: a colleague}  # who"),
    "a list where a text should be": ("post:\n  - first\n  # or\n  - second", {"post": "first"}, "post: first"),
    "a group whose field cannot be taken out": ("changed_mind:\n  - ? from\n    : here\n    to: there\n    because: so\n  # note",
        {"changed_mind": [{"to": "there", "because": "so"}]}, "changed_mind:\n  - to: there\n    because: so\n  # note"),
}  # fmt: skip


@pytest.mark.parametrize("case", ANEW)
def test_what_cannot_be_changed_in_part_is_written_anew(case):
    there, fields, then = ANEW[case]
    text = "---\nkind: reflection # a note\n{}\ntitle: 'A'\n---\nWords."
    assert with_fields(text.format(there), "entry.md", fields) == text.format(then)


def test_a_new_field_stands_where_people_look_for_it():
    before = text_of("odd-order.md")
    after = with_fields(before, "entry.md", {"status": "moved", "until": "2026-03-27"})
    assert "date: 2026-03-26\nuntil: 2026-03-27\n" in after
    assert "share: supervisor\nstatus: moved\n" in after


@pytest.mark.parametrize(
    "start", ["---\n---\n", "---\n# a note\n---\nWords.", "---\n{}\n---\n", "---\n{} # none\n---\n"]
)
def test_a_first_field(start):
    after = with_fields(start, "profile.md", {"name": "Rowan"})
    assert read(after).meta == {"name": "Rowan"}
    assert after.count("#") == start.count("#")


SAME = {
    "doubtful-scalars.md": {"title": "012", "supervisor": "no", "minutes": 90, "interrupted": False,
        "on_child_file": True, "functions": ["support"], "covers": [{"code": "1:30", "worry": 4}],
        "post": "~", "themes": ["no", "~", "1e3", "0x1F", "2026-01-01", "null"], "status": "held"},
    "empty-values.md": {"until": None, "themes": "", "standards": [], "follows": [], "feel": {"stay": ""},
        "decisions": [{"what": "Ask"}, {}], "actions": [{"id": "a1", "what": "Wait", "due": None}], "ratings": None},
    "block-texts.md": {"title": "A title that goes over two lines", "next": datetime.date(2026, 4, 28),
        "decisions": [{"what": "First line.\r\n\r\nThird line: with a colon.\r\n", "why": "Folded into one line.\nAnd a second.",
        "considered": "- no list\n# no comment"}, {"what": "Plain words that go on below", "changed": "true"}]},
    "single-quotes.md": {"date": datetime.date(2026, 3, 26), "themes": ("a", "b: c"), "id": None},
    "a-single-one.md": {"standards": ["swe:4.2"], "actions": [{"id": "a1", "what": "Ask"}],
        "reviews": {"action": "2026-02-supervision#a1"}},
    "profile.md": {"registration": [{"rules": "social-work-england", "number": "SW000000", "since": "2023-09-01"}],
        "share": "supervisor", "frameworks": ["swe", "pcf"]},
    "unknown-keys.md": {"position": {"x": 1, "y": 2}, "tags": ["one", "two"], "share": "private"},
}  # fmt: skip


@pytest.mark.parametrize("name", SAME)
def test_what_means_the_same_is_not_written(name):
    before = text_of(name)
    assert with_fields(before, name, SAME[name]) is before


@pytest.mark.parametrize("otherwise", OTHERWISE)
@pytest.mark.parametrize("name", FILES)
def test_nothing_changed_writes_nothing(name, otherwise):
    before = OTHERWISE[otherwise](text_of(name))
    record = read(before, name)
    known = meaning_of(record, name)
    typed = {key: known.inside(key).to_write(value) for key, value in record.meta.items()}
    assert with_fields(before, name, record.meta) is before
    assert with_fields(before, name, typed) is before


@pytest.mark.parametrize("path", SAMPLE, ids=lambda path: path.stem)
def test_a_sample_entry_given_back_is_the_same_and_takes_one_change(path):
    before = path.read_bytes().decode()
    record = read(before, path.name)
    known = meaning_of(record, path.name)
    assert (
        with_fields(before, path.name, {key: known.inside(key).to_write(v) for key, v in record.meta.items()})
        is before
    )
    title = "name" if path.name == "profile.md" else "title"
    (gone,), (new,) = difference(before, with_fields(before, path.name, {title: "Another: one"}))
    assert gone.startswith(f"{title}:")
    assert new.startswith(f"{title}:")


TEXTS = [
    "word", "two words", "a: b", "it's", 'say "x"', "#hash", "a #b", "- x", "~", "no", "012", "line\nbreak",
    "p\n\nq", "é 🙂", "{x}", "[y]", "swe:4.2", "a, b", "?x", "x:", "tab\there", "'", "\\n", " around ",
]  # fmt: skip
VALUES = [*TEXTS, True, False, 1, 3, 37.25, datetime.date(2026, 3, 31), "private", "supervisor"]


def scalars(sort):
    words = [word for part in parts(sort) if get_origin(part) is Literal for word in get_args(part)]
    return st.sampled_from([value for value in words or VALUES if takes(sort, value)])


def takes(sort, value):
    try:
        return TypeAdapter(sort).validate_python(value) is not None
    except ValidationError:
        return False


def values(meaning):
    """What a field may hold."""
    if meaning.is_list:
        return st.lists(values(meaning.item), min_size=1, max_size=3)
    if meaning.fields:
        fields = {name: values(one) for name, one in meaning.fields.items()}
        return st.fixed_dictionaries({}, optional=fields).filter(bool)
    if meaning.item:
        return st.dictionaries(st.sampled_from(["swe:4.2", "pcf:5", "a b"]), values(meaning.item), min_size=1)
    return scalars(meaning.type)


def other(data, meaning, value):
    """A value somebody made of another: one thing in it changed, added, moved or gone."""
    value = meaning.to_write(value)
    if isinstance(value, list):
        number = data.draw(st.integers(0, len(value) - 1))
        how = data.draw(st.sampled_from(["add", "drop", "move", "change"]))
        rest = [one for place, one in enumerate(value) if place != number]
        if how == "add":
            return [*value[:number], data.draw(values(meaning.inside(0))), *value[number:]]
        if how == "change":
            return [*value[:number], other(data, meaning.inside(0), value[number]), *value[number + 1 :]]
        return rest if how == "drop" else [*rest, value[number]]
    if isinstance(value, dict):
        name = data.draw(st.sampled_from([*(meaning.fields or ()), *value]))
        rest = {key: one for key, one in value.items() if key != name}
        if name in value and data.draw(st.booleans()):
            return rest
        return {**value, name: other(data, meaning.inside(name), value.get(name))}
    return data.draw(values(meaning))


REFUSED = {("written-out-keys.md", "title"), ("written-out-keys.md", "themes")}  # they cannot be taken out


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=25)
@given(data=st.data())
def test_any_field_of_any_file(name, data):
    before = OTHERWISE[data.draw(st.sampled_from(list(OTHERWISE)))](text_of(name))
    was = read(before, name)
    known = meaning_of(was, name)
    model = Profile if name == "profile.md" else KINDS[was.meta["kind"]]
    key = data.draw(
        st.sampled_from(
            [key for key in (*was.meta, *model.written()) if key in model.written() and key != "kind"]
        )
    )
    is_emptied = data.draw(st.integers(1, 10)) == 1
    wanted = None if is_emptied else other(data, known.inside(key), was.meta.get(key))
    try:
        after = with_fields(before, name, {key: wanted})
    except NotSpliced:
        assert (name, key) in REFUSED
        assert pruned(wanted) is None
        return
    now = read(after, name)
    assert now.body == was.body
    assert [(k, v) for k, v in now.meta.items() if k != key] == [
        (k, v) for k, v in was.meta.items() if k != key
    ]
    one = known.inside(key)
    assert one.same(now.meta.get(key), wanted) or (key not in now.meta and one.of(wanted) == one.unsaid)
    assert with_fields(after, name, {key: wanted}) is after
    if name != "flow-everything.md":  # where all fields stand on one line
        first, end = lines_of(was, key)
        old = before.splitlines(keepends=True)
        assert after.startswith("".join(old[:first]))
        assert after.endswith("".join(old[end:]))


def lines_of(record, key):
    """The lines of a field; for one that is not there, any one place between two lines."""
    first = record.places[(key,)][0] - 1 if key in record.meta else None
    starts = [place[0] - 1 for path, place in record.places.items() if len(path) == 1]
    if first is None:
        return 1, record.body_line - 2
    return first, min((line for line in starts if line > first), default=record.body_line - 2)


def test_a_first_field_of_a_group_stands_before_the_others():
    text = "---\nkind: supervision\nactions:\n  # one\n  - what: Ask\n    due: 2026-04-01\n---\n"
    after = with_fields(text, "a.md", {"actions": [{"id": "a1", "what": "Ask", "due": "2026-04-01"}]})
    assert after == text.replace("- what: Ask", "- id: a1\n    what: Ask")


def test_the_fields_of_an_unknown_kind_are_texts():
    text = "---\nkind: dance\nminutes: 090\n---\n"
    assert with_fields(text, "a.md", {"minutes": "090"}) is text
    assert with_fields(text, "a.md", {"minutes": 90, "new": True}) == text.replace("090", "90\nnew: yes")


def test_a_new_field_is_new_lines_and_no_others():
    for name in FILES.keys() - {"flow-everything.md", "profile.md"}:
        before = text_of(name)
        gone, new = difference(before, with_fields(before, name, {"answers": ["a#b"]}))
        assert (gone, new) == ([], ["answers:", "  - a#b"]), name


def test_the_bytes_of_a_file_keep_their_mark_and_line_ends():
    data = b"\xef\xbb\xbf---\r\nkind: reflection\r\ntitle: A\nwent: well\r\n---\r\nWords."
    assert with_fields_in(data, "a.md", {"title": "B"}) == data.replace(b"title: A", b"title: B")
    assert with_fields_in(data, "a.md", {"title": "A"}) == data


@pytest.mark.parametrize("data", [b"\xff\xfe", b"No fields.", b"---\ntitle: [\n---\n", b"---\ntitle: a\n"])
def test_a_file_that_cannot_be_read_is_left(data):
    with pytest.raises(NotSpliced, match="cannot be read"):
        with_fields_in(data, "a.md", {"title": "B"})


def test_what_cannot_be_done_for_certain_is_left():
    with pytest.raises(NotSpliced, match="for certain"):
        with_fields(text_of("written-out-keys.md"), "a.md", {"title": None})
