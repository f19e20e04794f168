"""What `portfolio import` does with a file that holds no table.

==============  =========================================================
`sorts`         a file by what it is: its tables, or a way of its own
`into`          where what is brought in goes
`calendar`      the sessions of supervision in a calendar, noted by their day
`notes`         notes of every sort, as entries
`certificates`  a certificate or badge, as the evidence of an entry begun
==============  =========================================================
"""
