"""The places whose taxes are computed, one a file.

A file names its `SUBJECT` (the file of its parameters), `COUNTRY`, `STATE` and `CITY` (None: all of the country or
state), `NAME` and `SCOPE` (what it computes, in words), `CURRENCY` and `ORDER`, and has
`levies(pay, filing, table) -> Iterator[Levy]`. Each file's own text says what it counts and rounds.
"""
