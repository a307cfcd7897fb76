"""Public constants with their reference and where they were checked; dated YAML, one file a subject."""
