"""The parts of the form by the names that people see, in place of the keys of the text that sentences name.

Playbooks say "a figure of your own under market: would"; who fills in the form has never seen a key. On the app's pages the
key becomes the heading of the form's part, and leads to it.
"""

import re
from collections.abc import Callable

from markupsafe import Markup, escape

from counteroffer.faces.web.labels import labels

# The parts of the form in the order of a person's thoughts, each under its heading.
PARTS = (
    ("The job", ("kind", "stage", "company", "role", "level", "region", "currency")),
    ("What they pay you", ("offer",)),
    ("Your job so far", ("job",)),
    ("What others are paid", ("market",)),
    ("What else you can do", ("alternatives",)),
    ("You", ("candidate",)),
    ("What you cannot do without", ("needs",)),
    ("What you would swap", ("priorities",)),
    ("What matters most, in order", ("rank",)),
    ("The employer", ("employer",)),
    ("Tax", ("tax",)),
    ("What was said", ("said",)),
)
_HEADINGS = {keys[0]: title for title, keys in PARTS if len(keys) == 1}
_KEY = "|".join(_HEADINGS)
_NAMED = re.compile(rf"(?:\b(?P<before>[a-z]+_[a-z_]+|firmness):? )?\bunder (?P<part>{_KEY}):(?: (?P<behind>[a-z_]+))?")


def own_words(case_at: str) -> Callable[[str], Markup]:
    """What turns our own words into a page's: keys of the case at an address become names of the form, with a way there."""
    return lambda text: _on_the_form(text, case_at)


def _on_the_form(text: str, case_at: str) -> Markup:
    done, after = Markup(), 0
    for found in _NAMED.finditer(text):
        done += escape(text[after : found.start()]) + _link(found, case_at)
        after = found.end()
    return done + escape(text[after:])


def _link(found: re.Match[str], case_at: str) -> Markup:
    part, before, behind = found["part"], found["before"], found["behind"]
    is_field = behind is not None and (behind in labels().labels or f"{part}.{behind}" in labels().labels)
    said = Markup('under <a href="{}#part-{}">“{}”</a>').format(case_at, part, _HEADINGS[part])
    if before:
        said = _quoted(labels().label(f"{part}.{before}")) + Markup(" ") + said
    if behind is None:
        return said
    return (
        said
        + Markup(" ")
        + (Markup("at ") + _quoted(labels().label(f"{part}.{behind}")) if is_field else escape(behind))
    )


def _quoted(label: str) -> Markup:
    return Markup("“{}”").format(label.rstrip("?"))
