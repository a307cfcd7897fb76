"""Mends of findings, one a file, named like the rule whose findings it mends."""
