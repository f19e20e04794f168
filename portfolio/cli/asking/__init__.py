"""Questions on the terminal: plain words, each skipped with Enter, Ctrl-C leaves nothing behind."""

from portfolio.cli.asking.prompts import choice, is_terminal, several, text, typed, yes_or_no

__all__ = ["choice", "is_terminal", "several", "text", "typed", "yes_or_no"]
