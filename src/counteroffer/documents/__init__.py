"""Markdown and YAML with a line and column for every field; any text parses."""
