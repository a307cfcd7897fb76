"""Faults in guides, each with its place and the way out: sums that do not add up, dates that have passed, swapped ends."""
