"""The MkDocs plugin: the only package that knows MkDocs, Material or Jinja.

=============  =======================================================================
`plugin`       MkDocs' events, each a call or three
`config`       the settings under `portfolio:` in mkdocs.yml, and what follows from them
`pages`        pages as plain values → MkDocs files and navigation
`addresses`    links between entries and pages → addresses in this site
`record`       `portfolio.json`
`templates`    theme folder, filters, escaping
`staging`      build aside, then swap; a failure leaves nothing
`closing`      how a build ends: the last look, the swap, or nothing
`building`     a whole build or preview, for the command line
=============  =======================================================================
"""
