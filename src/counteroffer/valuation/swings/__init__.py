"""Listed shares as a distribution: closed form where there is one, simulation otherwise."""
