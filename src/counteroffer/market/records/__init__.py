"""Market records of one's own: what public filings, job advertisements and notes say that others are paid."""
