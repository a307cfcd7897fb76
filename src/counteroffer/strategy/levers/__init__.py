"""The catalogue of levers: one a file, each `weigh(situation)` returning a Lever, or None where it does not apply."""
