"""The Markdown of a body: where a part begins and ends, and what stands in it.

=================  ==============================================================
`parts`            a body → its parts, one per heading. Here a private heading ends
`certainty`        what keeps a body from being divided safely
`almost_headings`  lines an eye takes for a private heading, and Markdown does not
`links`            links, images and addresses: found and rewritten
`definitions`      footnotes, link references, abbreviations: they travel with a reference
`safe_html`        rendered HTML → the same without anything that could run or fetch
`plain_text`       Markdown → plain text, as a form takes it
`slug`             a name as a folder in an address
=================  ==============================================================

Works on text, so that what may not travel is gone before anything else sees it.
"""
