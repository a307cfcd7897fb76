"""How a text is read and held: its numbers, days, offers and results against the figures and facts of a playbook."""
