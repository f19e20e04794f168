"""Renewal: what regulators ask as dated data, and how a record stands against it. Values only.

===========  ==============================================================
`base`       RuleSet and RuleSets: how the data is read (`<regulator>.yml`)
`facts`      one fact with its source; a window of dates
`acting`     when to act: from when renewal is open, by when it is due
`forms`      a form of the regulator's
`choices`    which entries something is about, and when they must be dated
`rules`      the small closed vocabulary of rules
`periods`    cycles of dates
`timetable`  the periods of one registration
`scene`      Registrant and Scene: whose renewal it is, and what counts in one period
`pieces`     which entries are a piece of CPD, which are the same
`posts`      hours of practice less leave
`gaps`       months without CPD
`tally`      what counts, and what nearly does
`timing`     whether an entry is dated when it must be, to count
`months`     reviews at set months, and months without CPD, measured
`covered`    standards that CPD must cite, measured
`measure`    each rule measured
`whom`       whom a rule is for: variants, and those who are excused
`tasks`      what is done on the regulator's own site
`readiness`  every requirement met or not, with evidence
`plain`      words of an entry as they are pasted into a form
`statement`  the one statement of how the standards are met
`answers`    copy-ready answers in the regulator's own order
`slips`      what is wrong in a rule set: names and words that nothing has
`mistakes`   what is wrong in a profile as far as renewal goes
===========  ==============================================================
"""

from portfolio.renewal.acting import DaysToAct
from portfolio.renewal.answers import Answer, answers, post_answers, record_answers
from portfolio.renewal.base import RuleSet, RuleSets, builtin, read_rule_set
from portfolio.renewal.mistakes import Finding, profile_mistakes
from portfolio.renewal.periods import DateRange
from portfolio.renewal.readiness import Met, Readiness, assess, past
from portfolio.renewal.scene import Registrant, Scene
from portfolio.renewal.slips import same_rules_twice, slips
from portfolio.renewal.tally import Nearly
from portfolio.renewal.tasks import Task
from portfolio.renewal.timetable import NoPeriod, Timetable, timetable

__all__ = [
    "Answer",
    "DateRange",
    "DaysToAct",
    "Finding",
    "Met",
    "Nearly",
    "NoPeriod",
    "Readiness",
    "Registrant",
    "RuleSet",
    "RuleSets",
    "Scene",
    "Task",
    "Timetable",
    "answers",
    "assess",
    "builtin",
    "past",
    "post_answers",
    "profile_mistakes",
    "read_rule_set",
    "record_answers",
    "same_rules_twice",
    "slips",
    "timetable",
]
