"""A portfolio and its practitioners: frozen values with their indexes and analyses.

==============  ==================================================================
`portfolio`     everybody's record for one audience
`practitioner`  one person's, with its indexes and analyses
`facts`         the same without its words
`terms`         the audience, the day, frameworks and rule sets: nothing of a person's
`chains`        what grew from what, what was not yet applied
`supervision`   sessions, the days between them, actions and what came of them
`goals`         goals and what became of them
`rhythm`        how often supervision was agreed, and where it took longer
`requirements`  which requirements of renewal the full record does not meet
`effects`       what came of something, and who says so
`doors`         from what supervision decided to who noticed
`spans`         times somebody looks back over: a registration year, a post, the last twelve months
`year`          what a record holds of one such time
`absences`      what is missing in the full record, for shared builds
`references`    cross-references checked both ways
`ratings`       what an entry rates: standards and themes
`themes`        spellings of one theme, and themes one letter apart
`unlikely`      days so far away that a digit of the year is mistyped
==============  ==================================================================
"""

from portfolio.model.absences import Absences
from portfolio.model.facts import all_facts, facts_of
from portfolio.model.portfolio import Portfolio
from portfolio.model.practitioner import Practitioner
from portfolio.model.terms import Terms

__all__ = ["Absences", "Portfolio", "Practitioner", "Terms", "all_facts", "facts_of"]
