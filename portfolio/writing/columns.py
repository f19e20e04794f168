"""Which column of a log holds what: by its whole heading, and by what stands below it.

A heading with another word in it is another thing: *Impact score* is no impact. Where a name may mean
several things the cells must agree: *Completed* over days is a date, over *Yes* it is not; numbers and
grades are nobody's words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from portfolio.writing import forms
from portfolio.writing.columns_hold import agrees, is_of_one_person, is_one_thing, names_activities
from portfolio.writing.forms.known import TEXT, Form
from portfolio.writing.forms.labels import folded

NEEDED = ("date", "title")
_PARTS_OF_A_DAY = ("year", "month", "day")
_MINUTES = {"min", "mins", "minute", "minutes"}
_HOURS = {"hour", "hours", "hrs", "hr"}
_LABEL = 80  # letters; what is longer is no heading


@dataclass(frozen=True)
class Columns:
    """Field or heading → place of its column, for the headings of one table."""

    by_field: Mapping[str, int]
    headings: tuple[str, ...]
    more_hours: tuple[int, ...] = ()  # columns of other hours, beyond the first
    form: Form | None = None
    doubt: str = ""  # why the column of titles has to be asked about
    doubted: int | None = None

    @property
    def has_day(self) -> bool:
        """Whether a column holds the day, or three hold its parts."""
        return "date" in self.by_field or all(part in self.by_field for part in _PARTS_OF_A_DAY)

    @property
    def missing(self) -> tuple[str, ...]:
        """What an entry needs but no column has. A form without titles needs none."""
        lacks_title = "title" not in self.by_field and not (self.form and not _has_title(self.form))
        return (*(() if self.has_day else ("date",)), *(("title",) if lacks_title else ()))

    def unit(self, place: int) -> str:
        """The unit of bare numbers of time, if the heading names it."""
        words = set(folded(self.headings[place])) if place < len(self.headings) else set()
        if words & _MINUTES:
            return "minutes"
        return "hours" if words & _HOURS else ""

    def rest(self) -> tuple[int, ...]:
        """Places of the columns that are kept in the text."""
        taken = {*self.by_field.values(), *self.more_hours}
        return tuple(place for place in range(len(self.headings)) if place not in taken)

    def name(self, place: int) -> str:
        """A column's heading, or its number where it has none."""
        has = place < len(self.headings) and self.headings[place].strip()
        return self.headings[place].strip() if has else f"Column {place + 1}"

    @property
    def last(self) -> str:
        """The name of the last column."""
        return self.name(len(self.headings) - 1)

    def words(self, place: int) -> str:
        """What a column holds, in words; empty where it is kept in the text."""
        if place in self.more_hours:
            return forms.usual()["other_hours"].words
        held = next((held for held, at in self.by_field.items() if at == place), "")
        return in_words(held) if held else ""

    def moved(self, field: str, place: int | None) -> Columns:
        """The same columns, with one field moved to another column or to none."""
        kept = {f: p for f, p in self.by_field.items() if f != field and p != place}
        is_settled = field == "title"
        return replace(
            self,
            by_field=kept if place is None else {**kept, field: place},
            more_hours=tuple(p for p in self.more_hours if p != place),
            doubt="" if is_settled else self.doubt,
            doubted=None if is_settled else self.doubted,
        )

    def settled(self) -> Columns:
        """The same columns, once somebody has said that they are right."""
        return self.moved("title", self.doubted) if self.doubted is not None else self


def in_words(field: str) -> str:
    """A field or heading as it is shown: `the date`, `What I learnt`."""
    usual = forms.usual().get(field)
    return usual.words if usual else field.replace("_", " ")


def recognise(
    headings: Sequence[str], cells: Sequence[Sequence[str]] | None = None, person: str = ""
) -> Columns:
    """The best column for every field. Each field and each column is used once.

    Without cells only the headings are asked; `person` is whose log it is.
    """
    below = dict(enumerate(cells)) if cells is not None else None
    form = forms.recognise([heading for heading in headings if len(heading) <= _LABEL * 4])
    places = dict(_of_form(form, headings, below)) if form else {}
    fits = [(name, place) for *_, place, name in sorted(_fits(headings, below))]
    for name, place in fits:
        if name not in places and place not in places.values() and name != "title":
            places[name] = place
    _days_apart(places)
    titles = [places.pop("title")] if "title" in places else []
    taken = {*titles, *places.values()}
    more = tuple(place for name, place in fits if name == "other_hours" and place not in taken)
    titles += [place for name, place in fits if name == "title" and place not in {*taken, *more}]
    if not titles and ("title", places.get("kind")) in fits:
        titles = [places.pop("kind")]  # a title is needed more
    title, doubt = _title(titles, below, person)
    if title is not None and not doubt:
        places["title"] = title
    order = [*forms.usual(), *places]
    ordered = {name: places[name] for name in dict.fromkeys(order) if name in places}
    return Columns(ordered, tuple(headings), more, form, doubt, title if doubt else None)


def _has_title(form: Form) -> bool:
    return any(label.to == "title" for label in form.labels)


def _of_form(
    form: Form, headings: Sequence[str], below: Mapping[int, Sequence[str]] | None
) -> Iterator[tuple[str, int]]:
    seen: set[str] = set()
    for place, heading in enumerate(headings):
        meaning = form.meaning(heading)
        if (
            meaning
            and meaning != TEXT
            and meaning not in seen
            and _agrees(meaning, place, below, perhaps=False)
        ):
            seen.add(meaning)
            yield meaning, place


def _fits(
    headings: Sequence[str], below: Mapping[int, Sequence[str]] | None
) -> Iterator[tuple[int, int, int, int, str]]:
    """How well each field fits each column: certain names before others, by their rank."""
    for place, heading in enumerate(headings):
        if not heading.strip() or len(heading) > _LABEL * 2:
            continue
        for name, usual in forms.usual().items():
            for perhaps, names in ((False, usual.names), (True, usual.perhaps)):
                fit = names.rank(heading)
                if fit and _agrees(name, place, below, perhaps=perhaps):
                    how, at, more = fit
                    yield how + perhaps + _unknown(name, place, below), at, more, place, name


def _agrees(name: str, place: int, below: Mapping[int, Sequence[str]] | None, *, perhaps: bool) -> bool:
    return below is None or agrees(name, below.get(place, ()), perhaps=perhaps)


def _unknown(name: str, place: int, below: Mapping[int, Sequence[str]] | None) -> int:
    """Of two columns that may say what kind it was, the one with words we know comes first."""
    return 0 if name != "kind" or below is None or names_activities(below.get(place, ())) else 3


def _days_apart(places: dict[str, int]) -> None:
    """Year, month and day count only together; a year also beside a date that has none."""
    if "date" in places or not all(part in places for part in _PARTS_OF_A_DAY):
        for part in ("month", "day", *(() if "date" in places else ("year",))):
            places.pop(part, None)


def _title(
    places: Sequence[int], below: Mapping[int, Sequence[str]] | None, person: str
) -> tuple[int | None, str]:
    """The column of titles, and why it is in doubt; the first that says what each row was about."""
    if below is None or not places:
        return (places[0] if places else None), ""
    for place in places:
        cells = below.get(place, ())
        if not is_of_one_person(cells, person) and not is_one_thing(cells):
            return place, ""
    first = places[0]
    if is_of_one_person(below.get(first, ()), person):
        return first, "holds your name"
    return first, "says the same in every row"
