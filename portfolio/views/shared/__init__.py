"""What several pages are made of.

===========  =============================================================
`base`       View, Page, and the small values pages hold
`charts`     figures as plain numbers, each with the table of the same values
`plots`      step charts, bars and small multiples
`shapes`     which shape stands for what, on every figure alike
`periods`    quarters and years: the columns of figures
`subjects`   themes and standards, with their addresses
`passages`   what someone wrote in an entry, and what they thought before and after
`then_now`   the two passages that show then and now about something
`minds`      every change of mind
`turns`      then and now of the themes, with what others saw of it
`witnesses`  what other people saw or said in between
`goals`      goals, where each stands and which entries said so
`careers`    jobs held, leave, gaps: when, never why
`acronyms`   short forms of the field, explained (`acronyms.yml`)
`lately`     a list in stretches: the last twelve months, then year by year
`years`      where a long list is cut: its newest years here, each earlier one on a page of its own
===========  =============================================================
"""
