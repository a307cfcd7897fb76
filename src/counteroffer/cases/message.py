"""What was said in a talk, about to be written into a case: by whom, when, and which terms it named."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from counteroffer.documents.yaml_edit import scalar_text

TERMS = ("base", "bonus", "equity", "sign_on")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMessage:
    """One message, its terms as the person wrote them ("252K", "20%"); `by` is "them" or "me".

    Terms of theirs are what they offer, terms of mine what I ask. `final` names components that they called final.
    `unread` are the pieces of `words` that look like terms or a last day and stand in the words alone. `is_withdrawn`
    where they took the offer back: a ledger has no entry for it but the words.
    """

    on: date
    by: str
    channel: str | None = None
    terms: Mapping[str, str] = field(default_factory=dict)
    final: tuple[str, ...] = ()
    words: str | None = None
    unread: tuple[str, ...] = ()
    is_withdrawn: bool = False

    def notes(self) -> Iterator[str]:
        """What the message leaves for the person to write into the case, in words."""
        for piece in self.unread:
            yield (
                f'"{piece}" is kept in the words alone: write it into the case for the plan to count it'
                " (a last day to answer is expires: of the offer)"
            )
        if self.is_withdrawn:
            yield (
                "they took the offer back, and the words say so: nothing is left to ask for here unless they offer again;"
                " log that when they do, and plan meanwhile from your alternatives"
            )

    def as_yaml(self) -> str:
        """The message as one entry of the case's `said:` list, on one line."""
        parts = [f"on: {self.on.isoformat()}", f"by: {self.by}"]
        if self.channel:
            parts.append(f"channel: {scalar_text(self.channel)}")
        if self.terms:
            named = _offered(self.terms) if self.by == "them" else _asked(self.terms)
            parts.append(named)
        if self.final:
            parts.append(f"final: [{', '.join(self.final)}]")
        if self.words:
            parts.append(f"words: {scalar_text(self.words)}")
        return "{" + ", ".join(parts) + "}"


def _offered(terms: Mapping[str, str]) -> str:
    shapes = {
        "bonus": "bonus: {{target: {}}}",
        "equity": "equity: [{{grant: {}}}]",
        "sign_on": "sign_on: {{amount: {}}}",
    }
    parts = [shapes.get(name, f"{name}: {{}}").format(scalar_text(value)) for name, value in terms.items()]
    return f"offer: {{{', '.join(parts)}}}"


def _asked(terms: Mapping[str, str]) -> str:
    return "ask: {" + ", ".join(f"{name}: {scalar_text(value)}" for name, value in terms.items()) + "}"
