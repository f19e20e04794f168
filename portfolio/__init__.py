"""Portfolio: a folder of Markdown entries becomes a site that shows how a practitioner developed.

files → records → typed entries → a portfolio → what this audience may see → pages as plain values
→ MkDocs → site

===================  ==============================================================
`problems`           something wrong: where, what, how to mend it
`share`              how far a thing may travel, and what is private without a word
`frontmatter`        the text of a file → a record with the line of every key
`parts`, `links`     the body of an entry: its parts under headings, its links
`frameworks`         professional standards, dated
`entries`            the kinds of entry and the profile
`model`              Portfolio and Practitioner: frozen, with indexes
`one_file`           what one file gives by itself, whatever else there is
`folder`             a folder on disk → a Portfolio and its problems
`audience`           who may see what. The file to audit
`views`              a Portfolio → pages as plain values
`site`               the MkDocs plugin: the only package that knows MkDocs or Jinja
`cli`                the `portfolio` command
===================  ==============================================================
"""

__version__ = "0.1.0"
