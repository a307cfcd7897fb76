"""A raise in figures: present pay against the band and the market, the ask, the days of the review, and what follows a no."""
