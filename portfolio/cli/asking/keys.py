"""A list that is moved through with the arrow keys says so when letters arrive, instead of losing them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prompt_toolkit.key_binding import KeyPressEvent


def explained(question: Any, sentence: str) -> Any:
    """The question, with a sentence below it from the first letter that it cannot take."""
    from prompt_toolkit.filters import Condition, is_done
    from prompt_toolkit.key_binding import KeyBindings, merge_key_bindings
    from prompt_toolkit.keys import Keys
    from prompt_toolkit.layout import ConditionalContainer, HSplit, Layout, Window
    from prompt_toolkit.layout.controls import FormattedTextControl

    typed = False
    letters = KeyBindings()

    def tell(event: KeyPressEvent) -> None:
        nonlocal typed
        typed = typed or event.data.isprintable()

    letters.add(Keys.Any)(tell)
    for letter in "ai":  # which tick all and turn all round, as nobody was told
        letters.add(letter, eager=True)(tell)
    application = question.application
    application.key_bindings = merge_key_bindings([application.key_bindings, letters])
    below = ConditionalContainer(
        Window(FormattedTextControl(sentence), height=1, dont_extend_height=True),
        filter=Condition(lambda: typed) & ~is_done,
    )
    application.layout = Layout(HSplit([application.layout.container, below]))
    return question
