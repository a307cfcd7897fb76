"""Other currencies at a dated rate with its source."""
