"""A file taken apart: its front matter as typed, the place of every key, its body.

=============  ==================================================================
`frontmatter`  the text of a file → a record, or the problem that keeps it from being read
`slips`        what phones and editors made of the signs around the fields, as it was meant
`beyond`       what else stands in a file of which one field cannot be read
`values`       the events of YAML → values as typed, with the place of each
`events`       the YAML of the front matter, read the same on every machine
`nodes`        where each value begins and ends in the text, for whoever changes one
`fields`       the types of field: what is typed is text, and each type says what it means
`declared`     what a field's definition says of it: its share, its label, its place
`of_type`      what a field is by its type, whatever its name
=============  ==================================================================
"""
