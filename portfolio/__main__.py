"""The way in: `portfolio`, or `python -m portfolio`.

It loads nothing before it can be stopped, so that Ctrl-C while Python still loads says nothing either.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command that was typed."""
    try:
        from portfolio.cli import main as command

        command()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
