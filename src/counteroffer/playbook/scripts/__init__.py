"""The catalogue of scripts: one occasion a file, each `write(plan)` yielding scripts; they claim only what the case holds."""
