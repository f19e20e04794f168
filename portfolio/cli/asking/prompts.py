"""One function for each form of question, over questionary, which is loaded when first needed.

Only plain characters are used, so that any terminal can show them. Colour is prompt_toolkit's, which
leaves it out if NO_COLOR is set. Ctrl-C and the end of input raise KeyboardInterrupt.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import click

from portfolio.cli import printing
from portfolio.cli.asking import keys

P = ParamSpec("P")
T = TypeVar("T")

_SKIP = "(skip)"
_TALL = 14  # rows of a list shown at once
_LONG = 9  # a list longer than this can be filtered by typing


def _on_the_terminal(question: Callable[P, T]) -> Callable[P, T]:
    """Make a question's words harmless, since it draws on the terminal directly."""

    @wraps(question)
    def asked(*args: P.args, **kwargs: P.kwargs) -> T:
        with printing.asking():
            return question(*args, **kwargs)

    return asked


def _words(text: str) -> str:
    return printing.TERMS.masked(printing.harmless(text)).replace("\n", " ")


def is_terminal() -> bool:
    """Whether there is somebody to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


@_on_the_terminal
def text(message: str, default: str = "") -> str:
    """A line of text; empty if skipped."""
    questionary = _questionary()
    return str(_asked(questionary.text(_ended(message), default=default, qmark="?", style=_style()))).strip()


@_on_the_terminal
def typed(
    message: str, understand: Callable[[str], T | None], in_words: Callable[[T], str], wrong: str
) -> T | None:
    """A day, a time or a number, said back in words: beside the line while typing, below it after.

    If it is not understood, a line below the question says so and what was typed can be corrected.
    """
    from prompt_toolkit.application import get_app

    def beside() -> str:
        words = get_app().current_buffer.text.strip()
        value = understand(words) if words and not get_app().is_done else None
        return "" if value is None or in_words(value) == words else in_words(value)

    questionary = _questionary()
    words = ""
    while True:
        question = questionary.text(_ended(message), default=words, qmark="?", style=_style(), rprompt=beside)
        words = str(_asked(question)).strip()
        if not words:
            return None
        value = understand(words)
        if value is not None:
            if in_words(value) != words:
                click.echo(f"    {in_words(value)}")
            return value
        click.echo(f"    {wrong}")


@_on_the_terminal
def choice(message: str, choices: Iterable[tuple[str, str]], default: str = "") -> str:
    """One of several; Enter takes the default, or skips if there is none."""
    questionary = _questionary()
    listed = [questionary.Choice(_words(words), value) for value, words in choices]
    if not default:
        listed.insert(0, questionary.Choice(_SKIP, _SKIP))
    long = len(listed) > _LONG
    how = "(arrows, then Enter; or type a few letters)" if long else "(arrows, then Enter)"
    question = questionary.select(
        _ended(message), choices=listed, default=default or None, qmark="?", pointer=">", style=_style(),
        use_search_filter=long, use_jk_keys=False, instruction=how,
    )  # fmt: skip
    answer = _asked(question if long else keys.explained(question, "This question takes the arrow keys."))
    return "" if answer == _SKIP else answer


@_on_the_terminal
def several(message: str, choices: Iterable[tuple[str, str]]) -> list[str]:
    """Any number of several; Enter alone takes none."""
    questionary = _questionary()
    listed = [questionary.Choice(_words(words), value) for value, words in choices]
    long = len(listed) > _LONG
    how = (
        "(space ticks, Enter goes on; type a few letters to find one)"
        if long
        else "(space ticks, Enter goes on)"
    )
    question = questionary.checkbox(
        _ended(message), choices=listed, qmark="?", pointer=">", style=_style(), use_search_filter=long,
        use_jk_keys=False, instruction=how,
    )  # fmt: skip
    told = "This question takes the arrow keys, and the space bar to tick."
    ticked: list[str] = _asked(question if long else keys.explained(question, told))
    return ticked


def yes_or_no(message: str) -> bool | None:
    """Yes, no, or nothing."""
    answer = choice(message, (("yes", "yes"), ("no", "no")))
    return {"yes": True, "no": False}.get(answer)


def show(message: str, answer: str) -> None:
    """A question with the answer it was given before."""
    click.echo(f"? {_ended(message)} {answer}")


def _asked(question: Any) -> Any:
    from prompt_toolkit.filters import Always
    from prompt_toolkit.layout import Dimension
    from questionary.prompts.common import InquirerControl

    for window in question.application.layout.find_all_windows():
        window.dont_extend_height = Always()  # or the letters typed to filter appear far below the list
        if isinstance(window.content, InquirerControl):
            window.height = Dimension(max=_TALL)
    try:
        return question.unsafe_ask()
    except EOFError:
        raise KeyboardInterrupt from None


def _ended(message: str) -> str:
    message = _words(message)
    return message if message.endswith(("?", ":", ".")) else f"{message}:"


def _questionary() -> Any:
    import questionary
    from questionary.prompts import common

    # The fonts of some old terminals lack circles, and questionary has no setting for them.
    vars(common).update(INDICATOR_SELECTED="[x]", INDICATOR_UNSELECTED="[ ]")
    return questionary


def _style() -> Any:
    from questionary import Style

    return Style(
        [
            ("qmark", "fg:ansiblue"),
            ("question", "bold"),
            ("answer", "fg:ansigreen"),
            ("pointer", "bold"),
            ("highlighted", "bold"),
            ("instruction", ""),
            ("search_success", "noinherit bold"),
            ("search_none", "noinherit bold"),
        ]
    )
