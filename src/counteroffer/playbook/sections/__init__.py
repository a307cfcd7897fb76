"""The catalogue of sections: one a file, each `write(plan)` returning a Section, or None where there is nothing to say."""
