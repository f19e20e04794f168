"""Measuring which standards of a framework are cited by a piece of CPD."""

from __future__ import annotations

from portfolio import say
from portfolio.frameworks import Standard
from portfolio.renewal import rules
from portfolio.renewal.scene import Scene
from portfolio.renewal.tally import Judged, Measure, Tally, measured, tally


def covers(rule: rules.Covers, scene: Scene) -> Measure:
    """How many of the standards wanted are cited, and which are missing."""
    wanted = _standards(rule, scene)
    if not wanted:
        name = f"{rule.framework}:{rule.below}" if rule.below else rule.framework
        close = f"There are no standards “{name}” in force on {say.day(scene.as_of)} to look for."
        return Measure(needed=1, found=0, met=False, close=close)

    def judged(missing: set[str]) -> list[Judged]:
        return [
            (entry, lacks if missing.intersection(entry.standards) else None)
            for entry, lacks in scene.candidates
        ]

    tallied = tally(judged(set(wanted)), scene)
    cited = {code for entry in tallied.counted for code in entry.standards if code in wanted}
    missing = {code: standard for code, standard in wanted.items() if code not in cited}
    nearly = tally(judged(set(missing)), scene).nearly
    names = say.all_of(f"`{code}` ({standard.title})" for code, standard in missing.items())
    close = (
        f"CPD, dated {say.days(scene.period.start, scene.period.end)}, that names {names} under `standards`."
    )
    return measured(len(wanted), len(cited), Tally(tallied.counted, nearly), close)


def _standards(rule: rules.Covers, scene: Scene) -> dict[str, Standard]:
    framework = scene.frameworks.by_id.get(rule.framework)
    version = framework.on(scene.as_of) if framework else None
    if version is None:
        return {}
    top = version.by_code.get(rule.below) if rule.below else None
    standards = top.standards if top else () if rule.below else version.standards
    return {f"{rule.framework}:{standard.code}": standard for standard in standards}
