"""When to act and what is still to do, in the words that every page, the command and the pack share."""

from __future__ import annotations

from portfolio import say
from portfolio.renewal import Task
from portfolio.views.renewal.state import Line, Standing

SOON = 90  # days before the last day to act in which a renewal comes first


def due(standing: Standing) -> str:
    """By when: `due by 1 April 2027, 130 days left`."""
    act, days = standing.readiness.act, standing.readiness.days_to_act
    if act.due is None or days is None:
        return (
            f"by when to renew is not known here, the period ends on {say.day(standing.readiness.period.end)}"
        )
    if days == 0:
        return f"due today, {say.day(act.due)}"
    if days > 0:
        return f"due by {say.day(act.due)}, {say.counted(days, 'day')} left"
    return f"was due by {say.day(act.due)}" + (
        f", {say.counted(-days, 'day')} ago" if is_late(standing) else ""
    )


def is_late(standing: Standing) -> bool:
    """Whether the last day to act has gone by with something still to do: for its owner to know."""
    days = standing.readiness.days_to_act
    return days is not None and days < 0 and standing.is_owed


def is_pressing(standing: Standing) -> bool:
    """Whether the last day to act, or else the end of the period, is near or gone by."""
    readiness = standing.readiness
    days = readiness.days_left if readiness.days_to_act is None else readiness.days_to_act
    return days <= SOON


def around(standing: Standing) -> str:
    """What comes second: when it opens, and when the period ends."""
    readiness = standing.readiness
    act, end = readiness.act, readiness.period.end
    said = []
    if act.opens and readiness.as_of < act.opens:
        said.append(f"Renewal opens on {say.day(act.opens)}.")
    elif act.opens and act.due and readiness.as_of <= act.due:
        said.append(f"Open since {say.day(act.opens)}.")
    if act.due and end != act.due:
        said.append(f"The period ends on {say.day(end)}.")
    return " ".join(said)


def verdict(standing: Standing) -> str:
    """Whether it is ready, in a word or two. What is still to do outside the record belongs to it."""
    still = to_do(standing)
    if standing.readiness.counts_nothing:
        return still
    if standing.ready:
        if still:
            return f"CPD ready; {still[:1].lower()}{still[1:]}"
        if standing.tasks:
            return "CPD ready, and everything is done on the regulator’s site"
        return "CPD ready" if standing.rule_set.tasks else "Ready"
    return "Not yet ready" if standing.ready is False else ""


def to_do(standing: Standing) -> str:
    """What is still to do outside the record; empty where nothing is, or where it may not be told."""
    waiting = [phrase(task) for task in standing.tasks if task.done is None]
    return f"Still to do on the regulator’s site: {say.all_of(waiting)}" if waiting else ""


def tally(standing: Standing) -> str:
    """How many of the requirements that are counted are met, and what else is to do where some are not."""
    counted = [line for line in standing.lines if line.state != "informs"]
    met = sum(line.state == "met" for line in counted)
    of_all = say.counted(len(counted), "requirement that is counted", "requirements that are counted")
    if not counted:
        return "Nothing is counted here; what the regulator asks stands below."
    if standing.ready:
        return "Every requirement that is counted is met."
    if standing.ready is False:
        also = f" {to_do(standing)}." if to_do(standing) else ""
        return f"{met} of {of_all} {say.word(met, 'is', 'are')} met.{_by_now(standing)}{also}"
    return f"What is shown here meets {met} of {of_all}; it is not all there is."


def _by_now(standing: Standing) -> str:
    """Whether what is due by the day asked about is there, where the rules say when; for its owner."""
    dated = [line.met for line in standing.lines if line.met.due_now is not None]
    if not standing.is_whole or not dated:
        return ""
    late = sum(met.is_late for met in dated)
    if late:
        return f" For {late} of them more is due by now than is there."
    return " What is due by now is there."


def by_now(line: Line) -> str:
    """How much of a requirement is due by the day asked about, where that is not all of it."""
    due = line.met.due_now
    if due is None or line.needed is None or line.state != "not met":
        return ""
    return f"{due:g} of them {say.word(due, 'is', 'are')} due by now." if due else "None of them is due yet."


def phrase(task: Task) -> str:
    """A task within a sentence: `pay the annual fee`."""
    what = task.fact.what.rstrip(".")
    return what[:1].lower() + what[1:]
