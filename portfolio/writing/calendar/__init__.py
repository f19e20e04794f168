"""A calendar (.ics) → the sessions of supervision it tells of, in none of its words.

==============  ===============================================================
`events`        the bytes of a calendar → its events
`repeats`       an event that repeats → its days, inside a window
`planned`       events → sessions planned, moved and cancelled, by their name
`supervision`   whether a name says that an event is supervision
`compared`      which of them are new beside what a record holds
==============  ===============================================================

The name of an event is held in memory for one question and is in nothing that is written.
"""
