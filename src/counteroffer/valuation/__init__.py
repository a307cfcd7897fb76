"""What each component is worth, year by year; one model a file."""
