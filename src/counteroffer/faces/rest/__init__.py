"""REST: the operations of the catalogue under /api/v1, for the person's own programs on this machine."""
