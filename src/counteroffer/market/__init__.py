"""What others get for this work: the guide's row and the person's own evidence, on one scale."""
