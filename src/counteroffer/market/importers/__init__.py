"""Readers of files that say what others are paid, one a file."""
