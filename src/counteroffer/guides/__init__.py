"""One guide's text as exact data: pay rows, level mapping, levers, strategy, evidence, each with its place."""
