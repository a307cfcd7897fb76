"""What pay has in common: base over the years, recurring and one-time payments, products that name their parts."""
