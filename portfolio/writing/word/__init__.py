"""Word documents (.docx): forms and logs as their reader sees them → tables of records.

===========  ==================================================================
`archive`    the file taken apart, within limits
`tree`       XML → its elements
`values`     paragraphs and tables as plain values, and what is left out
`looks`      what styles and lists make of a paragraph
`symbols`    letters of symbol fonts
`controls`   what was filled in by a control or an old form field
`runs`       the words of a paragraph
`blocks`     the body → paragraphs and tables
`document`   the whole document
`boxes`      tick boxes in an answer
`asked`      a label and its answer, and the labels we know
`labelled`   a paragraph with a label and its answer
`grids`      what a table is, and each row of a form
`pairs`      the document → what was asked and answered, and its logs
`records`    what was asked and answered → a row for each form or text
`reading`    from the bytes to the tables
===========  ==================================================================

Pure, without a library for documents: those lose ticks, controls and insertions.
"""
