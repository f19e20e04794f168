"""Writing entries: the other direction of reading. What is written here reads back as it was typed.

=================  ==============================================================
`text`             fields and words → the text of an entry
`names`            which folder and file name an entry gets
`prompts`          reflective models as lines that help to begin
`plain`            words from elsewhere → Markdown that shows them as they are
`dates`, `amounts` days, hours and rhythms as people type them
`questions`        what to ask for a kind of entry, from its own fields
`offers`           open actions, themes, standards and entries to choose from
`csvfile`          the bytes of a spreadsheet's CSV → a table
`columns`, `log`   a table → entries, and the rows that need attention
`start`            the files of a new folder
`schema`           the JSON Schema of the fields, from the models
=================  ==============================================================

Pure: values in, values out. `cli` reads the clock and the terminal and writes the files.
"""
