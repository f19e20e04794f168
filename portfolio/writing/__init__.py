"""Writing entries: the other direction of reading. What is written here reads back as it was typed.

===============  ===================================================================
`kinds`          the names of the kinds, without loading one
`questions`      what to ask for a kind of entry, from its own fields
`answers`        what was answered → fields and words of an entry
`prompts`        reflective models as lines that help to begin
`shares`         the four words of sharing in plain words
`offers`         open actions, themes, standards, entries to choose from
`text`           fields and words → the text of an entry
`names`          which folder and file name an entry gets
`plain`          words from elsewhere → Markdown that shows them as they are
`dates`          days as people type them
`table_days`     days as a table writes them, several in one cell too
`amounts`        hours and rhythms as people type them
`formats`        what a file is, by its first bytes
`forms`          the labels of forms and logs, and what each asks for
`tablefile`      a file that holds a table → its tables
`csvfile`        the bytes of a spreadsheet's CSV → rows
`workbook`       the sheets of a workbook → rows
`workbook_reader`  the program that reads one apart from ours
`workbook_parts` its parts, looked at before anything reads them
`word`           Word documents → tables of records
`tables`         rows → a table: its headings and what stands below
`columns`        what the columns of a table mean
`columns_hold`   whether what stands in a column agrees with its heading
`verdicts`       cells that are a number, a grade, a yes: nobody's words
`cells`          one row of a table → the fields of an entry
`row_entry`      a row while it is read, and what it has given so far
`row_hours`      how long something took, from a row's columns of time
`row_fields`     the plain fields of a row
`activities`     what a log calls an activity → a kind of entry
`log`            a table → entries, and the rows that need attention
`twins`          which records are there already, or much like one that is
`splice`         changed fields put into a text, with nothing else touched
`mending`        slips written as they were meant, with nothing else touched
`edits`          which letters to replace so that one value is set, added or gone
`meaning`        whether two values mean the same
`lines`          a text by its lines and their ends
`reading_again`  a text and how it reads, before an edit and after
`body`           words by the headings under which they stand, shown and put back
`signature`      a sign-off put into the text of an entry
`sessions`       sessions noted in one line each of the profile
`notes`          notes, mails and pasted text → entries
`certificates`   a certificate or badge → a training entry begun
`calendar`       a calendar → the sessions it tells of, in none of its words
`start`          the files of a new folder
`examples`       its example entries
`schema`         the JSON Schema of the fields, from the models
===============  ===================================================================

Pure: values in, values out. `cli` reads the clock and the terminal and writes the files.
"""
