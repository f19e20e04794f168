"""What `portfolio import` does with a file that holds no table.

==========  ==========================================================
`into`      where what is brought in goes
`calendar`  the sessions of supervision in a calendar, noted by their day
==========  ==========================================================
"""
