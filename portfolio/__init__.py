"""Portfolio: a folder of Markdown entries becomes a site that shows how a practitioner developed.

folder → records → typed entries → a portfolio → what this audience may see → pages as plain values
→ MkDocs → site. From the ground up:

============  =======================================================================
`loopback`    the names this computer has for itself, and ports that only it can reach
`memory`      what pure functions made, remembered from one build to the next
`shipped`     the YAML files that come with the product: texts, frameworks, rules
`say`         dates, numbers and lists in words
`problems`    something wrong: where, what, how to mend it
`share`       how far a thing may travel
`text`        the Markdown of a body: its parts under headings, links, definitions
`records`     a file taken apart: its front matter as typed, its body
`frameworks`  professional standards, dated
`entries`     the kinds of entry, the profile, sign-off
`renewal`     what regulators ask, dated, and how a record stands against it
`model`       Portfolio and Practitioner: frozen, with indexes
`audience`    who may see what. `visible` is the file to audit
`folder`      a folder on disk → a Portfolio and its problems
`guard`       the check for identifying details
`views`       a Portfolio → pages as plain values
`writing`     the other direction: answers and old records → entries
`keeping`     files on disk: never over what somebody else wrote
`outputs`     what one audience may see, as files to hand over
`reference`   the reference pages of the guide, made from the code
`site`        the MkDocs plugin: the only package that knows MkDocs
`desk`        writing in the browser
`cli`         the `portfolio` command, one file per command
============  =======================================================================
"""

__version__ = "0.1.0"
