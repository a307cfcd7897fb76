"""The ways in: the command line. No arithmetic; the only readers of the clock."""
