"""The catalogue of valuation models: one component a file, each `value(offer, horizon)` yielding lines."""
