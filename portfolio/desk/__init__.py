"""The desk: writing in the browser. The file stays the truth; the desk splices into it.

===========  ==============================================================
`app`        every address of the desk, and what answers it
`record`     the folder as it is at this moment, for every screen
`templates`  the pages of the desk, drawn
`fence`      who may ask for a page, and who may change anything
`gates`      the fence put around the desk, and around the preview
`opening`    the browser opened with the key
`serving`    the desk at work, and the end of a long silence
===========  ==============================================================

Only `cli/serve` knows the desk, and hands it the preview it stands beside.
"""
