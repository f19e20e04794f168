"""The supervision page: rhythm, balance, what was agreed and what it changed.

============  ===================================================================
`page`        the page itself
`lists`       all actions, all decisions: each sort on pages of its own
`rhythm`      sessions planned, held, moved, cancelled, against what was agreed
`sessions`    those of the last twelve months, and a page for each year before
`strip`       the same as a figure, twelve months on a line
`balance`     sessions by form, and what they were for
`since`       what is new since last time, for somebody with five minutes
`work`        decisions and actions, as pages speak of them
`door`        decisions and actions, where they were tried and who noticed
`door_chart`  the same as a figure, a lane for each
`told`        learning needs and what answered them, impact, decision-making: in words
`feel`        families covered, how it feels, support and challenge: for few eyes
`together`    support and challenge in one figure
`stress`      self and stress over time, without a score
============  ===================================================================
"""
