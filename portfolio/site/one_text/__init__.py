"""A build after one edited text, without MkDocs: no more is read, drawn and written than that text.

============  ========================================================================
`scanning`    the files a site is made from, and the site's own, as they are on the disk
`last_build`  what is known of the last build, to tell what has changed since
`keeping`     the same kept by a whole build, if the next may go the short way at all
`both`        the text of before and of now, taken the same short way
`following`   the site brought up to date, or the sign that only a whole build can do it
============  ========================================================================

The short way is never trusted by itself. It is gone with the text of before as well, and what comes
out must be what the whole build made of that text; anything else is a whole build.
"""
