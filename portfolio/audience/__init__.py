"""Who may see what.

===========  ===================================================================
`visible`    a portfolio → the portfolio one audience may see. The file to audit
`unlinking`  links to what an audience may not see say only “a private entry”
===========  ===================================================================
"""
