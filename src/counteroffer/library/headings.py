"""Whose guide a text is, read from its title and front matter alone: a small part of the work of reading the guide.

The answer is the one that reading the whole guide gives, as the tests hold it to: the same title is looked for in the same
first blocks, only without parsing what comes after them.
"""

import re

from counteroffer.documents.front_matter import split_front_matter
from counteroffer.documents.markdown import Document, Heading, Paragraph, read_markdown
from counteroffer.documents.source import SourceText
from counteroffer.guides.dating import named_in
from counteroffer.guides.outline import read_outline
from counteroffer.guides.title import Title, read_title

FIRST_STRETCH = 500  # characters that usually hold the title
LONGER = 4  # how much more is read when they do not
BLOCKS_WITH_TITLE = 12  # the title is looked for in as many blocks
HEADINGS_WITH_TITLE = 3  # and is one of as many headings: the first that says "guide", else the first

_SAYS_GUIDE = re.compile(r"\b(?:guide|playbook|handbook)\b", re.IGNORECASE)
_NAMES_GUIDE = re.compile(r"negotiation (?:guide|playbook)", re.IGNORECASE)


def read_heading(source: SourceText) -> Title:
    """The company, role and level of a guide; front matter fills what the title does not say."""
    front, _faults = split_front_matter(source)
    title = read_title(_title_text(source, front.body))
    company, role = named_in(front.fields)
    return Title(title.company or company, title.role or role, title.level)


def _title_text(source: SourceText, body: int) -> str:
    document = _beginning(source, body)
    title = read_outline(document).title
    if title is not None and title.text:
        return title.text
    first = next((block for block in document.blocks if isinstance(block, Paragraph)), None)
    line = first.prose.text.split("\n")[0] if first else ""
    return line if _NAMES_GUIDE.search(line) else ""


def _beginning(source: SourceText, body: int) -> Document:
    """The first blocks of a text, as many as the title can stand in, from as little of the text as holds them."""
    length = FIRST_STRETCH
    while (cut := source.text.rfind("\n", 0, body + length)) > body and body + length < len(source.text):
        document = read_markdown(SourceText(source.path, source.text[:cut]), body)
        if _is_settled(document):
            return document
        length *= LONGER
    return read_markdown(source, body)


def _is_settled(document: Document) -> bool:
    """Whether more text could not change the title: a heading names the guide, or all the blocks that could are there.

    The last block may go on after the cut, and a link in a heading may find its address there.
    """
    complete = document.blocks[:-1]
    headings = [block for block in complete[:BLOCKS_WITH_TITLE] if isinstance(block, Heading)][:HEADINGS_WITH_TITLE]
    if any("[" in heading.prose.text for heading in headings):
        return False
    if any(_SAYS_GUIDE.search(heading.prose.text) for heading in headings):
        return True
    has_words = bool(headings) or any(isinstance(block, Paragraph) for block in complete)
    return len(complete) >= BLOCKS_WITH_TITLE and has_words
