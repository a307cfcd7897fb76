"""The plan in sentences, each with its sources; and the audit of any text against the figures."""
