"""Long runs of the app: killed while it saves, fed with garbage, asked by many; `make soak` runs them, `make test` does not."""
