"""A league for the bargaining engine: counterparts from the literature, generated job domains, both roles, both openings."""
