"""The ways in which guides lay out pay tables, one a file: each turns a table into rows of titled cells."""
