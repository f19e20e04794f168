"""Questions on the terminal, in plain words. Enter skips one, and Ctrl-C leaves no entry behind.

============  ==================================================
`prompts`     one question of each sort
`keys`        what a list says when letters are typed at it
`answered`    questions whose answers are kept as they are given
`unfinished`  an entry that somebody is in the middle of
`first`       the first questions of an entry, before anything is loaded
`interview`   all the others
`people`      whose record it is
`table`       the questions an import asks
============  ==================================================
"""

from portfolio.cli.asking.prompts import choice, is_terminal, several, text, typed, yes_or_no

__all__ = ["choice", "is_terminal", "several", "text", "typed", "yes_or_no"]
