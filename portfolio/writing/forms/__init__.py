"""The labels of forms and logs as data: what of an entry each one asks for.

One YAML file for each published form, and `usual.yml` for what people call the columns of logs of
their own. Whatever reads a filled form (a table, a document, pasted text) asks here.

========  ==================================================================
`labels`  a label as it is compared with others, and how well it fits a name
`known`   every form, its labels, and which form some labels belong to
========  ==================================================================
"""

from portfolio.writing.forms.known import Form, Usual, forms, recognise, usual

__all__ = ["Form", "Usual", "forms", "recognise", "usual"]
