"""Know what an offer is worth, what to ask for, what to say, and when to walk away."""

__version__ = "0.1.0"
