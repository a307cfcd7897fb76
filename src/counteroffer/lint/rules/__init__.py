"""Lint rules, one a file; the file's docstring is the rule's page."""
