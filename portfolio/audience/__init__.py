"""Who may see what.

===========  ===================================================================
`visible`    a portfolio → the portfolio one audience may see. The file to audit
`days`       what a child or family said is told by its month, not its day
`own_files`  files travel from their own practitioner's folder only
`unlinking`  links to what an audience may not see say only “a private entry”
===========  ===================================================================
"""
