"""Packages over several issues and rounds: the exact frontier, what to offer, when to accept, when to walk."""
