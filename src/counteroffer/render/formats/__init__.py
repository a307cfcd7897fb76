"""One file a format; each has a NAME, a SUFFIX for its files, and `render(playbook) -> bytes`."""
