"""What is kept on leaving: month by month, after clawbacks and without what has not vested."""
