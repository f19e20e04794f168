"""The Markdown of a body: where a part begins and ends, and what stands in it.

=================  ==============================================================
`body`             one reading of a body, which all questions about it are asked of
`hidden`           what the writer's own tool does not show: cut, or named
`headings`         what is a heading, and how Markdown is told so
`parts`            a body → its parts, one per heading. Here a private heading ends
`certainty`        what keeps a body from being divided safely
`share_words`      what a heading says of its share, and where that is said in vain
`everyday`         lists, line ends and quotations, drawn as the writer's editor showed them
`almost_headings`  lines an eye takes for a private heading, and Markdown does not
`private_names`    private words that are no heading, in a text that travels
`unfinished`       what was begun in a text and not ended
`links`            links, images and addresses: found and rewritten
`definitions`      footnotes, link references, abbreviations: they travel with a reference
`used`             what Markdown itself makes use of, of all that is defined in a text
`safe_html`        rendered HTML → the same without anything that could run or fetch
`tongue`           words in another writing: their direction, and their language
`plain_text`       Markdown → plain text, as a form takes it
`opening`          the first sentence or two of what someone wrote
`sections`         what pages about many entries know of a part: not its words, only how they begin
`slug`             a name as a folder in an address
=================  ==============================================================

Works on text, so that what may not travel is gone before anything else sees it.
"""
