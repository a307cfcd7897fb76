"""Names of companies in a text, and whether the case knows them."""

import re
from collections.abc import Sequence

from counteroffer.playbook.ledger import Facts, HeldOffer

_WORD = r"(?-i:[A-Z][\w&'’-]{0,40}(?:\.[a-z]{2,3}\b)?)"
NAME = rf"{_WORD}(?:[ ](?:{_WORD}|&|(?:of|and|the|for)(?=[ ](?-i:[A-Z])))){{0,5}}"
# Words that begin with a capital letter in a letter, and are no names of companies.
_NO_NAMES = frozenset(
    ["Above", "After", "All", "Also", "Although", "Am", "And", "Another", "Any", "Anything", "April", "Are", "As", "At", "August", "Base", "Because", "Before", "Best", "Between", "Bonus", "Both", "But", "By", "Can", "Companies", "Company", "Competitors", "Could", "Dear", "December", "Did", "Do", "Does", "Each", "Either", "Employers", "Engineering", "Equity", "Even", "Every", "Everybody", "Everyone", "February", "Finance", "Firms", "First", "Five", "For", "Four", "Friday", "From", "Good", "HR", "Had", "Has", "Have", "He", "Hello", "Her", "Here", "Hi", "His", "How", "However", "Human", "I", "If", "In", "Is", "It", "Its", "January", "July", "June", "Just", "Kind", "Last", "Leadership", "Legal", "Let", "Management", "Many", "March", "Market", "May", "Me", "Meanwhile", "Might", "Monday", "Most", "Must", "My", "Neither", "Never", "Next", "No", "Nobody", "Not", "Nothing", "November", "Now", "October", "Of", "On", "One", "Only", "Or", "Other", "Others", "Our", "People", "Please", "Published", "Re", "Recruiter", "Recruiters", "Recruiting", "Regards", "Salary", "Saturday", "Second", "September", "Several", "Shall", "She", "Should", "Since", "Sincerely", "Six", "So", "Some", "Somebody", "Someone", "Something", "Still", "Subject", "Sunday", "Thank", "Thanks", "That", "The", "Their", "Then", "There", "These", "They", "Third", "This", "Those", "Three", "Thursday", "To", "Today", "Tomorrow", "Tuesday", "Two", "Under", "Until", "Us", "Was", "We", "Wednesday", "Were", "What", "Whatever", "When", "Where", "Whether", "Which", "While", "Who", "Whoever", "Why", "Will", "With", "Within", "Would", "Yes", "Yesterday", "You", "Your"]
)  # fmt: skip
_LEGAL = ("the", "inc", "llc", "ltd", "gmbh", "corp", "plc")


def is_no_name(words: str) -> bool:
    """Whether words in capitals are only the beginning of a sentence."""
    return words.split()[0].strip(".,") in _NO_NAMES


def names_of(offer: HeldOffer) -> list[str]:
    """What an alternative is called."""
    return [name for name in (offer.company, offer.name) if name]


def all_names(facts: Facts) -> list[str]:
    """All names that a case holds, of companies and other."""
    return [*facts.companies, *facts.names, *(name for one in facts.offers for name in names_of(one))]


def told_companies(facts: Facts) -> str:
    """The companies of a case for a message."""
    others = (one.company or one.name for one in facts.offers if one.kind == "offer")
    return ", ".join(dict.fromkeys((*facts.companies, *others)))


def is_named(name: str, known: Sequence[str]) -> bool:
    """Whether a name is one of those known, in full, shortened to its first words, or with more behind it."""
    said = _folded(name)
    for one in known:
        held = _folded(one)
        shorter = min(len(said), len(held))
        if shorter and said[:shorter] == held[:shorter]:
            return True
    return False


def _folded(name: str) -> list[str]:
    words = re.findall(r"[\w&]+", name.casefold().replace("'s", "").replace("’s", ""))
    return [word for word in words if word not in _LEGAL]
