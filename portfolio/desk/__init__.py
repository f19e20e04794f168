"""The desk: writing in the browser. The file stays the truth; the desk splices into it.

=============  ==============================================================
`app`          every address of the desk, and what answers it
`screens`      the screens, one file each
`answering`    how every screen is answered
`asked`        what a form asks about an entry, in its order
`ties`         what ties it to the rest of the record, to choose from
`meta`         the fields of a file as questions see them, and the way back
`ticks`        what is done on a regulator's own site, as one list and back
`about_me`     what the form of a profile asks
`answers`      what a form shows of a record's fields, and what comes back
`typed`        what a typed answer means
`words`        the places to write, one for each heading
`rows`         the rows of a group: one more, one fewer, in another order
`evidence`     files chosen in a form
`form`         a form as its page draws it
`begun`        what the form of a new entry begins with
`attempt`      what a form would save
`look`         what is said of it while it is filled in
`placed`       which answer a problem of the file belongs beside
`travels`      what of an entry would travel to an audience
`told`         the same in sentences
`saving`       saving it, and what is asked before
`came_back`    the entry a form speaks of that came back, whatever happened to it since
`unfinished`   what was typed and not saved
`known_files`  a file that an address names, looked up in the record
`line_ends`    a text that comes back from a browser, with the line ends of its file
`addresses`    the addresses of the desk
`record`       the folder as it is at this moment, for every screen
`templates`    the pages of the desk, drawn
`fence`        who may ask for a page, and who may change anything
`gates`        the fence put around the desk, and around the preview
`beside`       the preview: ways to the desk, and what is wrong where an entry is not shown
`opening`      the browser opened with the key
`serving`      the desk at work, and the end of a long silence
=============  ==============================================================

Only `cli/serve` knows the desk, and hands it the preview it stands beside.
"""
