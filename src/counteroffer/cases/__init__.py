"""A person's case files: what was said appended safely, single values set at their place, comments kept."""
