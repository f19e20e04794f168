"""What every entry has, and the register of kinds.

A kind is one file in this package with one class. Writing the class registers it; its `example`
feeds `portfolio new`, the contract tests and the reference in the guide.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import ConfigDict

from portfolio.entries.agreed import Action
from portfolio.entries.details import Allowance, Peer, Showcase, Signature, Stress, WrittenOn
from portfolio.entries.headings import Heading
from portfolio.entries.signing import Standing
from portfolio.entries.worded import Worded
from portfolio.records.declared import Field, Place, declared, refuse_unsafe
from portfolio.records.fields import SEVERAL, TABLE, Day, Scale, ShareWord, Text, Texts, YesNo
from portfolio.records.of_type import D, Path, groups, holding
from portfolio.share import Share
from portfolio.text import links
from portfolio.text.sections import LEFT_OUT
from portfolio.text.slug import slug

Shape = Literal["square", "circle", "pair", "bubble", "triangle", "diamond", "bar", "ring", "hourglass"]
_TOLD = Place.ELSEWHERE  # a page has a place of its own for it
_SPARE: tuple[Shape, ...] = ("bar", "ring", "hourglass")  # for kinds that choose no shape themselves


class Entry(Worded):
    """One dated Markdown file.

    The first block is not written in front matter: it comes from where the file lies and from its
    body. Everything else is a field, with its explanation and an example.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True, arbitrary_types_allowed=True)

    kind_name: ClassVar[str] = ""
    kind_title: ClassVar[str] = ""
    kind_shape: ClassVar[Shape] = "circle"  # its mark, on a page and on paper
    kind_hue: ClassVar[int] = 0  # its colour, in degrees of OKLCH, where all hues look equally light
    headings: ClassVar[tuple[Heading, ...]] = ()
    example: ClassVar[str] = ""
    PLACED: ClassVar[frozenset[str]] = frozenset(
        {"practitioner", "path", "parts", "sections", "fingerprint", "withheld", "files", "sign_off"}
    )

    practitioner: str
    path: str  # relative to the folder of practitioners, with forward slashes
    withheld: bool = False  # a part was taken out for this audience
    files: tuple[str, ...] = ()  # files that travel with the entry, like `path`
    sign_off: tuple[Standing, ...] = ()  # how each of `signed` stands against the whole text

    kind: Text = Field(description="What kind of entry this is.", examples=["reflection"], place=_TOLD)
    title: Text = Field(
        description="A title that tells the learning.", examples=["Asking, not telling"], place=_TOLD
    )
    date: Day = Field(description="The day, or the first day.", examples=["2026-03-31"], place=_TOLD)
    until: Day | None = Field(None, description="The last day.", examples=["2026-04-02"], place=_TOLD)
    written_on: WrittenOn = None
    id: Text = Field(
        description="A name for links; the file name without `.md` unless written.",
        examples=["2026-03-asking"],
        place=_TOLD,
    )
    share: ShareWord = Field(
        Share.PRIVATE,
        description="How far it may travel: private, supervisor, regulator or public.",
        examples=["supervisor"],
        place=_TOLD,
    )
    is_draft: YesNo | None = Field(
        None,
        alias="draft",
        description="Not finished: it counts nowhere, and nobody else sees it.",
        examples=["yes"],
        share=Share.PRIVATE,
        fixed=True,
        place=Place.NOWHERE,
    )
    is_example: YesNo | None = Field(
        None,
        alias="example",
        description="Only here to show what an entry looks like: it counts nowhere, and nobody else sees it.",
        examples=["yes"],
        share=Share.PRIVATE,
        fixed=True,
        place=Place.NOWHERE,
    )
    share_fields: Annotated[Mapping[str, ShareWord], TABLE] = Field(
        {},
        description="How far single fields may travel.",
        examples=[{"ratings": "supervisor"}],
        share=Share.PRIVATE,
        fixed=True,
        place=Place.NOWHERE,
    )
    post: Text | None = Field(
        None,
        description="The post I held, by its id.",
        examples=["first-post"],
        place=_TOLD,
        with_profile=True,
    )
    standards: Texts = Field((), description="Standards it is about.", examples=[["swe:4.2"]], place=_TOLD)
    themes: Texts = Field(
        (), description="My own threads of development.", examples=[["listening"]], place=_TOLD
    )
    follows: Texts = Field(
        (), description="Earlier entries it grew from.", examples=[["2026-02-course"]], place=_TOLD
    )
    applied_in: Texts = Field(
        (), description="Later entries in which it was tried.", examples=[["2026-05-visit"]], place=_TOLD
    )
    answers: Texts = Field(
        (),
        description="An action (`entry#action`) or a piece of feedback it responds to.",
        examples=[["2026-02-supervision#a1"]],
        place=_TOLD,
    )
    ratings: Annotated[Mapping[str, Scale], TABLE] = Field(
        {},
        description="My own rating of a standard or of a theme on that day, 1 to 5.",
        examples=[{"swe:4.2": 3, "listening": 4}],
        share=Share.PRIVATE,
        place=_TOLD,
        tells=True,
    )
    stress: Stress | None = Field(
        None, description="What weighed on me.", label="What weighed on me", share=Share.PRIVATE, tells=True
    )
    showcase: Annotated[tuple[Showcase, ...], SEVERAL] = Field(
        (), description="Why this piece best shows a standard.", place=_TOLD
    )
    evidence: Texts = Field(
        (), description="Files that lie beside it.", examples=[["certificate.pdf"]], place=_TOLD, tells=True
    )
    peer: Peer | None = Field(
        None, description="With whom I talked it through.", label="Talked through with", tells=True
    )
    signed: Annotated[tuple[Signature, ...], SEVERAL] = Field(
        (), description="Sign-offs, written by `portfolio sign`.", place=_TOLD, tells=True
    )
    allow: Annotated[tuple[Allowance, ...], SEVERAL] = Field(
        (),
        description="Findings of the guard that may stay.",
        share=Share.PRIVATE,
        fixed=True,
        place=Place.NOWHERE,
    )

    def __init_subclass__(
        cls,
        kind: str = "",
        title: str = "",
        shape: Shape | None = None,
        hue: int | None = None,
        **rest: Any,
    ) -> None:
        """Register the kind a subclass names. A shape or hue it does not give follows from its name."""
        super().__init_subclass__(**rest)
        if kind:
            cls.kind_name, cls.kind_title = kind, title or kind.capitalize()
            number = zlib.crc32(kind.encode())
            cls.kind_shape = shape or _SPARE[number % len(_SPARE)]
            cls.kind_hue = number % 360 if hue is None else hue
            KINDS[kind] = cls

    @classmethod
    def __pydantic_init_subclass__(cls, **rest: Any) -> None:
        """Refuse a kind with fields that could not be held back as they declare."""
        super().__pydantic_init_subclass__(**rest)
        refuse_unsafe(cls, Entry)

    @classmethod
    @cache
    def written(cls) -> dict[str, str]:
        """The front matter a kind knows: the name as written → the name in Python."""
        return {
            field.alias or name: name for name, field in cls.model_fields.items() if name not in cls.PLACED
        }

    @classmethod
    @cache
    def exported(cls) -> dict[str, str]:
        """The fields an export holds: all that can be written, except settings for this folder."""
        said = declared(cls)
        return {key: name for key, name in cls.written().items() if said[name].place is not Place.NOWHERE}

    @property
    def slug(self) -> str:
        """The id as a folder name in an address."""
        return slug(self.id)

    @property
    def url(self) -> str:
        """The folder of its page below the site's root."""
        return url_of(self.practitioner, self.id)

    @property
    def facts(self) -> Self:
        """The entry without its words, for what is made from many entries. Asking for them is an error.

        The fingerprint of its words is that of an entry with words like no other's.
        """
        if self.parts is LEFT_OUT:
            return self
        return self.model_copy(update={"parts": LEFT_OUT, "fingerprint": self.fingerprint and self.path})

    def placed(self, sort: type[D]) -> tuple[tuple[Path, D], ...]:
        """Every group of a sort with the keys that lead to it, whatever its field is called."""
        fields = holding(type(self), sort).items()
        filled = ((key, value) for key, name in fields if (value := getattr(self, name)))
        return tuple(found for key, value in filled for found in groups(value, sort, (key,)))

    def details(self, sort: type[D]) -> tuple[D, ...]:
        """Every group of a sort: the actions of an entry, its goals."""
        return tuple(group for _, group in self.placed(sort))

    def action(self, id_: str) -> Action | None:
        """The action with this id, if the entry has it."""
        return next((action for action in self.details(Action) if action.id == id_), None)

    def beside(self, file: str) -> str:
        """A file named in this entry, as a path like `path`."""
        return links.resolve(file, self.path)


def url_of(practitioner: str, id_: str) -> str:
    """The folder of an entry's page below the site's root."""
    return f"{practitioner}/entries/{slug(id_)}/"


KINDS: dict[str, type[Entry]] = {}
