"""Where to stand, what to ask, how to move, when to leave."""
