"""The evolution pages: what changed, per theme and standard.

===========  ==============================================================================
`page`       what moved lately, then every theme and standard on one line of time
`glance`     one of them at a glance
`moves`      a mind or a rating changed, a goal ended
`subject`    one theme or standard: showcase pieces, then and now, the chain of evidence
`about`      what the record holds about one theme or standard
`staircase`  each change of mind about a theme as a step
`bridge`     over the day on which one framework took the place of another
`seen`       own ratings over time, and what others said in that time
`seen_drawn` the figure of both
`spoken`     what stands on one line of time
===========  ==============================================================================
"""
