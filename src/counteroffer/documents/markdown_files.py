"""The Markdown files of a folder."""

import os
from collections.abc import Iterator


def markdown_files(folder: str) -> Iterator[str]:
    """The paths of all "*.md" at any depth, in no order; hidden files and folders aside, links to folders not followed.

    A folder that cannot be opened stands in the place of its files, so that whoever opens what is named here tells of it.
    """
    try:
        entries = list(os.scandir(folder))
    except OSError:
        yield folder
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from markdown_files(entry.path)
        elif entry.name.lower().endswith(".md"):
            yield entry.path
