"""The guard: the check for identifying details, before a build and after it.

===============  ====================================================
`settings`       what the guard looks for, and for whom
`findings`       what may not leave, in what an audience would see
`finding`        one finding, before it is known whether it may stay
`pieces`         what an entry, profile or page says, and where
`deny_list`      the private list of terms, never shown
`canonical`      the form in which disguises of a word are the same
`patterns`       numbers and addresses that point to a person
`readings`       what a text says once its escapes and markup are undone
`record`         what the record itself knows to be private
`family_codes`   the local codes of families, in free words
`names`          what looks like a name and is met once only
`told_days`      days of which only the month may be told
`travelling`     the files that travel with an entry
`evidence`       which files may travel, and what they hold
`looked`         what a look into a file found, and how far it goes
`documents`      the words and hidden details of office files
`archives`       an office file taken apart, every byte accounted for
`markup`         every word in a part of an office file
`unseen`         what such a part holds that no page shows
`properties`     what a document's properties say more than its pages
`fonts`          the words in fonts inside a document
`pdf`            the words and hidden details of a PDF
`pdf_objects`    every object of a PDF, used by a page or not
`pictures`       pictures without what the camera wrote into them
`picture_notes`  what the file of a picture holds besides the picture
`carried`        a file as it travels
`output`         the last look, over every file of a finished site
`share_shown`    a word such as `share=` that can be read on a finished page
===============  ====================================================
"""
