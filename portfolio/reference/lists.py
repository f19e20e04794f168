"""The reference pages that are lists: problems, frameworks, rules for renewal, commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module

import click

from portfolio import frameworks, problems, renewal
from portfolio.guard import patterns
from portfolio.reference.markdown import block, linked, page, table
from portfolio.views.renewal.source import owner_of

_PROBLEMS = """\
Each message of `portfolio check` carries a code. `portfolio explain CODE` prints what stands here.
An error keeps the file from being shown; a warning only asks you to look.

Dots stand for digits where the guard would find a number: it looks over this page as well.
"""
_FRAMEWORKS = """\
A standard is written as framework and code, for example `swe:4.2`. An entry is read by the version
in force on its date, so an old entry keeps the standard it was written for.

The titles are our own short words, not the owner's text. *Read there: no* means that we could not
find it in the source, so look there yourself before you rely on it.
"""
_RULES = """\
What each regulator asks, in our own short words, with its source. The rules in force on the day you
ask are the ones that count. *Found there: no* means that we could not find it in a page we could
read: ask your regulator before you rely on it.
"""
_COMMANDS = """\
Type a command in a terminal, in the folder of your portfolio. Add `--help` to any of them.

A command ends with 0 when all is well, with 1 when it found something wrong or is not done, and
with 2 when it was typed wrongly.
"""


def problem_codes() -> str:
    """Every problem: what happened, what to write instead, and why."""
    lines: list[str] = []
    for code, text in problems.texts().items():
        said = [_hidden(" ".join(words.format(**text.example).split())) for words in (text.what, text.fix)]
        lines += ["", f"## {code}", "", f"*{text.severity.capitalize()}.* {said[0]} {said[1]}", "", text.why]
        lines += ["", "Not like this:", "", *block(_hidden(text.wrong))]
        lines += ["", "Like this:", "", *block(_hidden(text.right))]
    return page("Every problem", _PROBLEMS, lines)


def framework_list() -> str:
    """Every version of every framework, with what is known about each standard."""
    lines: list[str] = []
    for framework in frameworks.builtin().by_id.values():
        lines += ["", f"## {framework.id}", "", f"**{framework.title}**, {framework.owner}.", ""]
        for label, words in (
            ("Where", framework.jurisdiction),
            ("For", framework.profession),
            ("Licence", framework.licence),
        ):
            lines += [f"- {label}: {words}"] if words else []
        for version in framework.versions:
            lines += ["", f"### {framework.id}, version “{version.version}”", ""]
            lines += [f"In force: {_span(version.from_, version.to)}. {_source(version)}"]
            if version.replaces:
                lines += [f"Takes the place of `{version.replaces}`."]
            if version.provisional:
                lines += ["Its codes are provisional: the owner's own are not known here yet."]
            lines += ["", f"Note: {linked(version.note)}"] if version.note else []
            rows = [
                (
                    f"`{framework.id}:{standard.code}`",
                    standard.title,
                    _yes(standard.verified),
                    _where(standard, version),
                )
                for standard in version.by_code.values()
            ]
            lines += ["", *table(("Written", "In short", "Read there", "Source"), rows)]
    return page("Every framework", _FRAMEWORKS, lines)


def rule_sets() -> str:
    """What each regulator asks for renewal, as much as we know."""
    lines: list[str] = []
    for rule_set in renewal.builtin().by_id.values():
        lines += ["", f"## {rule_set.id}", ""]
        lines += [f"**{rule_set.title}**, {rule_set.regulator}. {rule_set.period.what}"]
        lines += ["", f"Note: {linked(rule_set.note)}"] if rule_set.note else []
        lines += ["", "When to act:", "", *_days_to_act(rule_set)]
        for title, facts in (
            ("Period", (rule_set.period,)), ("Asked", rule_set.requirements),
            ("To do on the regulator’s own site", rule_set.tasks),
            ("Not asked of everybody", rule_set.exemptions),
            ("Advised", rule_set.advice),
            ("Dates", rule_set.dates), ("For some people", rule_set.variants),
            ("How it is reviewed", rule_set.review), ("Coming", rule_set.pending),
            *((name.replace("_", " ").capitalize(), facts) for name, facts in rule_set.about.items()),
        ):  # fmt: skip
            rows = [
                (
                    f"`{f.id}`",
                    f.what,
                    _span(f.from_, f.to),
                    f"{_yes(f.verified)}, {f.read}" if f.read else _yes(f.verified),
                    _rule_source(rule_set, f.source, f.source_kind),
                )
                for f in facts
            ]
            if rows:
                lines += ["", f"{title}:", ""]
                lines += table(("Name", "What", "In force", "Found there", "Source"), rows)
        if rule_set.not_known:
            lines += ["", "Not known here:", "", *(f"- {words}" for words in rule_set.not_known)]
    return page("Every rule for renewal", _RULES, lines)


def _days_to_act(rule_set: renewal.RuleSet) -> Iterator[str]:
    """From when renewal is open and by when it is due, or why that is not known."""
    rows = [
        (
            name,
            day.when or "not known",
            day.what or day.not_known or "",
            f"{_yes(day.verified)}, {day.read}" if day.read else "",
            _rule_source(rule_set, day.source, day.source_kind) if day.source else "",
        )
        for name, day in (("Opens", rule_set.act.opens), ("Due", rule_set.act.due))
    ]
    return table(("", "Day", "What", "Found there", "Source"), rows)


def commands() -> str:
    """Every command, in the words of its own help."""
    main = _command()
    top = click.Context(main, info_name="portfolio", terminal_width=88, **main.context_settings)
    lines: list[str] = []
    for name in main.list_commands(top):
        if command := main.get_command(top, name):
            lines += ["", f"## portfolio {name}", "", *_help(command, click.Context(command, top, name))]
    return page("Every command", _COMMANDS, lines)


def _command() -> click.Group:
    """The command, found by its name: this package may not import `cli`, which is above it."""
    main = import_module("portfolio.cli").main
    if not isinstance(main, click.Group):
        raise TypeError(main)
    return main


def _help(command: click.Command, context: click.Context) -> Iterator[str]:
    yield from block(command.get_help(context), "text")
    for name, below in sorted(command.commands.items()) if isinstance(command, click.Group) else ():
        yield ""
        yield from _help(below, click.Context(below, context, name))


def _source(version: frameworks.Version) -> str:
    read = f", read on {version.read}" if version.read else ""
    return f"Source: {linked(version.source)}{read}; read there: {_yes(version.verified)}."


def _rule_source(rule_set: renewal.RuleSet, words: str, kind: str) -> str:
    owner = owner_of(rule_set, kind)
    return linked(words, owner) if owner else f"{linked(words)} ({kind})"


def _where(standard: frameworks.Standard, version: frameworks.Version) -> str:
    return "as above" if standard.source in {None, version.source} else linked(standard.source or "")


def _span(first: object, last: object) -> str:
    if not first and not last:
        return "no dates given"
    return f"from {first or 'the start'} to {last}" if last else f"since {first}"


def _yes(fact: bool) -> str:
    return "yes" if fact else "no"


def _hidden(words: str) -> str:
    """Words with dots for the digits in anything the guard would refuse: it checks this page too."""
    for detail in patterns.find(words):
        shown = re.sub(r"\d", "•", words[detail.start : detail.end]).replace("@", "•")
        words = words[: detail.start] + shown + words[detail.end :]
    return words
