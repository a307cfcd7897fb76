"""What no text meant for the employer may hold, by figure identity: another figure may well have the same digits."""

PRIVATE_PREFIXES = (
    "position.reservation", "position.batna", "position.stated_walk_away", "position.walk_away", "position.gap",
    "position.reachable", "position.chance", "position.expected_gain", "needs.walk_away", "priorities.", "assume.", "outlook.",
    "preferences.", "exchange.", "trades.", "frontier.", "references.",
)  # fmt: skip
PRIVATE_SUFFIXES = (".accept_from", ".worth", ".cost", ".gain", ".prefer_by", ".probability", ".income")


def gives_away(id: str) -> bool:
    """Whether a figure may stand in no script: the walk-away, a priority, a chance, a worth."""
    return id.startswith(PRIVATE_PREFIXES) or id.endswith(PRIVATE_SUFFIXES)


def is_private(id: str) -> bool:
    """As gives_away, and the pay of an alternative, which the walk-away is made of; the day on which it ends is not."""
    if id.startswith("alternatives.") and not id.endswith(".expires"):
        return True
    return gives_away(id)
