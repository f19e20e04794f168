"""The MkDocs plugin: the only package that knows MkDocs, Material or Jinja.

===============  =============================================================
`plugin`         MkDocs' events, each a call or three
`config`         the settings under `portfolio:`, and what follows from them
`building`       a whole build, for the command line
`live`           a preview by our own command, and every word about it
`afresh`         the folder as it is whenever somebody asks, for the desk
`pages`          pages as plain values → MkDocs files
`navigation`     what the menu of a page holds: that person's views, or the people
`addresses`      links between entries and pages → addresses in this site
`templates`      theme folder, filters, escaping
`readable`       rendered Markdown for a keyboard and a screen reader
`styles`         our style sheets, joined into the one that every page loads
`search`         search without a server: what it finds, in small files
`policy`         a Content-Security-Policy for every page
`safety`         ways around the filter that a mkdocs.yml can open, refused
`opening`        whether a mkdocs.yml may be used at all
`programs`       what a folder brings along that would run: asked first
`staging`        build aside, then swap; a failure leaves nothing
`ownership`      which files of a folder are ours: those its manifest lists
`closing`        how a build ends: the last look, the swap, or nothing
`previews`       what killed previews leave behind, cleaned up
`following`      a preview brought up to date without MkDocs, where only entries changed
`watching`       a preview told of a saved file at once
`reporting`      problems in MkDocs' log, and which of them stop a build
`fence`          who may ask `mkdocs serve` for a page
`inside_mkdocs`  what we touch of MkDocs and Material that they do not promise
`cores`          work spread over the processor's cores
`kept`           what earlier builds keep for the next: the one place where it lies
`tools`          the programs a site is made with
`drawn`          a page that is drawn, as it is remembered
`again`          the quick second build: what it reads and draws anew
`one_text`       a build after one edited text, without MkDocs
===============  =============================================================
"""
