"""The desk: writing in the browser. The file stays the truth; the desk splices into it.

===========  ==============================================================
`app`        every address of the desk, and what answers it
`record`     the folder as it is at this moment, for every screen
`templates`  the pages of the desk, drawn
===========  ==============================================================

Only `cli/serve` knows the desk, and hands it the preview it stands beside.
"""
