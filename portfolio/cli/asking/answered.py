"""Questions whose answers are kept as they are given, and given again after a stop.

An answer is known by its question and what that is about, not by its number: the record may have
changed meanwhile, and an answer must never go to another question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from portfolio.cli.asking import prompts

T = TypeVar("T")
Said = str | list[str]
Answers = list[list[Any]]  # question, what it is about, answer: as JSON holds them


class Answered:
    """Asks on the terminal. `keep` is handed all answers after each; `before` are those of the last time."""

    def __init__(self, keep: Callable[[Answers], None], before: Iterable[Sequence[Any]] = ()) -> None:
        self._keep = keep
        self._before: Answers = [list(one) for one in before]
        self._given: Answers = []
        self._says_something = bool(self._before)

    def text(self, message: str, default: str = "", about: str = "") -> str:
        """A line of text; empty if skipped."""
        return str(self._answer(message, about, lambda: prompts.text(message, default), _is_text, default))

    def typed(
        self, message: str, understand: Callable[[str], T | None], in_words: Callable[[T], str], wrong: str,
        about: str = "",
    ) -> T | None:  # fmt: skip
        """A day, a time or a number. Its words are kept, so that yesterday stays the day it was."""
        answered: list[T | None] = []

        def asked() -> str:
            value = prompts.typed(message, understand, in_words, wrong)
            answered.append(value)
            return "" if value is None else in_words(value)

        def understood(said: Said) -> bool:
            return not said or (isinstance(said, str) and understand(said) is not None)

        said = str(self._answer(message, about, asked, understood))
        if answered:
            return answered[0]
        return understand(said) if said else None

    def choice(
        self, message: str, choices: Iterable[tuple[str, str]], default: str = "", about: str = ""
    ) -> str:
        """One of several; Enter takes the default, or skips if there is none."""
        words = dict(choices)
        return str(
            self._answer(
                message, about, lambda: prompts.choice(message, words.items(), default),
                lambda said: said == "" or said in words, default, words,
            )
        )  # fmt: skip

    def several(self, message: str, choices: Iterable[tuple[str, str]]) -> list[str]:
        """Any number of several; Enter alone takes none."""
        words = dict(choices)
        return list(
            self._answer(
                message, "", lambda: prompts.several(message, words.items()),
                lambda said: isinstance(said, list) and words.keys() >= set(said), (), words,
            )
        )  # fmt: skip

    def yes_or_no(self, message: str) -> bool | None:
        """Yes, no, or nothing."""
        return {"yes": True, "no": False}.get(self.choice(message, (("yes", "yes"), ("no", "no"))))

    def _answer(  # noqa: PLR0913, PLR0917 - each differs from question to question
        self, message: str, about: str, ask: Callable[[], Said], fits: Callable[[Said], bool],
        usual: str | Sequence[str] = "", words: dict[str, str] | None = None,
    ) -> Said:  # fmt: skip
        said = self._before_said(message, about)
        if said is not None and fits(said):
            self._given.append([message, about, said])
            if said:
                shown = [said] if isinstance(said, str) else said
                prompts.show(message, ", ".join(words.get(one, one) if words else one for one in shown))
            return said
        said = ask()
        self._given.append([message, about, said])
        self._says_something |= bool(said) and said != usual
        if self._says_something:
            self._keep([*self._given, *self._before])
        return said

    def _before_said(self, message: str, about: str) -> Said | None:
        for number, (asked, of, said) in enumerate(self._before):
            if (asked, of) == (message, about):
                del self._before[number]
                return said  # type: ignore[no-any-return]
        return None


def _is_text(said: Said) -> bool:
    return isinstance(said, str)
