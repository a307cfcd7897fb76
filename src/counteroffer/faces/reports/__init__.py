"""How a check's findings are written, one format a file: each has a function `write`."""
