"""Notes from elsewhere → entries: pasted text, a mail, a note of a phone, a folder of Markdown.

===========  ==================================================================
`note`       what is understood of a note
`markdown`   a note in Markdown: its fields, its title, its day, its words
`plain`      a note in plain text, and text that answers the questions of a form
`mail`       a mail: its subject, its day and its words; nothing attached, no address
`export`     an archive of notes → its files, unpacked nowhere
`entries`    notes → entries, and those that need attention
`links`      links between notes → links between entries; files are named, not taken
===========  ==================================================================
"""
