"""The words of the report that no measurement changes."""

from __future__ import annotations

HEAD = """
<!-- Written by `python benchmarks/run.py`. Change the words in prose.py, not here. -->

# What a build costs

How long a build takes and how much memory it needs, side by side with other site generators on the
same texts. Times differ from one machine to the next; the ratios much less.

```
pip install -e '.[dev,benchmarks]'
python benchmarks/run.py
```

`--help` tells the options; `--quick` tries everything out with few entries and writes its report to
`builds/benchmarks/`. It needs Linux, since memory is read from `/proc`, and Chromium for P7.

## How it is measured

- **The texts** are invented, 12 to 15 fields and about 410 words each, and always the same. They are
  *careers* of at most 1,500 entries, so that 1,000 are one person and 10,000 are seven, or a *team* with a
  hundred entries of each, so that 1,000 are ten people and 10,000 are a hundred. `portfolio check` finds
  nothing wrong with them.
- **The tools** get the same files. *Portfolio* is this program with its default theme, built for the
  practitioner. *Hugo* has a small theme of its own in `hugo/`, with all fields, a table of contents and
  a search index. *Material's blog* has every entry as a post. *Material, entries as pages* and *Zensical*
  have them as plain pages outside the navigation. Portfolio makes more of them than the others do: it
  checks them, looks for identifying details, and draws timelines, standards, threads and supervision.
- **Whole programs** are measured, from their start to their end, **in turn**: A B C, A B C. One turn
  before warms up and does not count. A ratio is taken within one turn; the table tells the median of all
  turns, the least and the most, and how many values that is. Less than 1 × is less than the other tool.
- **From nothing** means that the site and all that a tool keeps of a project were removed before. What
  belongs to the installed programs stays: Python's compiled modules, and Jinja's compiled templates.
- **Processor seconds** are user and system time, workers included. **Peak memory** is the highest
  sum over all processes of a tool, shared pages counted once, looked at five times a second.
- A target is called met or not met by its median, and only at the size it speaks of: 1,000 entries for P1
  and P4, 10,000 of a hundred people for P2, 2,000 for P7.

## When and with what

Measured: {date}. Machine: {machine}.
"""

EACH = {
    "P1": ("a build from nothing, one career", "Portfolio's seconds in relation to those of:"),
    "P2": (
        "a build from nothing, a team",
        """
Portfolio's cost in relation to that of the other tool. Against Hugo, 1 × would be level. The blog takes
many minutes here: it runs once, and only with `--full`.
""",
    ),
    "P3": (
        "one edit, then `portfolio build`",
        """
A sentence is added to one entry, another entry each time, and the site built a second time. Hugo gets
the same edit and builds, its earlier site in place. The seconds of our second build in relation to:
""",
    ),
    "P4": (
        "an edit under `portfolio serve`",
        """
Ten edits in a row, each of another entry: a sentence more, another title, another date, a standard
more. Processor time is that of the preview's process and its workers from before the first edit until
all is quiet after the last one, a tenth of it for each edit. A page is seen when the preview has told
the browser to load it again, and it says something else than before.
""",
    ),
    "P5": (
        "growth",
        """
An exponent of 1 means ten times the cost for ten times the entries; 2 would be a hundred times. The
pages are those of every entry, their navigation included; the people who share the site stand in it.
""",
    ),
    "P6": (
        "the same bytes",
        """
That a second build gives byte for byte what a build from nothing gives is no matter of speed: the tests
of this project prove it, not this report.
""",
    ),
    "P7": (
        "search in a browser",
        """
Seconds in Chromium until the first result stands on the page, each time with an empty browser profile.
Opening counts everything from the first request, the search index included. The word is a frequent one.
""",
    ),
    "P8": (
        "start",
        """
Seconds from the start of the program until it has said all its help, and until a terminal shows the
first question of a new entry.
""",
    ),
}

TAIL = """
## Reading these figures

The ratios hold for these texts and these settings. A tool may be quicker with other settings, and a
theme with larger pages makes any of them slower. No test of this project depends on a time.
"""
