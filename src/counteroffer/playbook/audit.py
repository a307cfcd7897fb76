"""The audit: what a playbook's scripts say is proved when it is made; any other text is held against the ledger, never by a tolerance."""

from collections.abc import Mapping

from counteroffer.documents.source import SourceText
from counteroffer.playbook.auditing.privacy import PRIVATE_PREFIXES, PRIVATE_SUFFIXES, gives_away
from counteroffer.playbook.ledger import Entry
from counteroffer.terms.amounts import find_amounts
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.figures import Figure, collect
from counteroffer.terms.sentences import Quoted, Sentence, Words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.playbook.auditing.backing import Backing
    from counteroffer.playbook.playbook import Playbook, Script

__all__ = [
    "PRIVATE_PREFIXES",
    "PRIVATE_SUFFIXES",
    "UnauditedError",
    "audit_playbook",
    "audit_text",
    "audit_words",
    "backing_of",
]


class UnauditedError(AssertionError):
    """A playbook of ours fails its own audit: a fault of the program; nothing is written."""


def audit_text(source: SourceText, backing: "Backing | Mapping[str, Entry]") -> tuple[Diagnostic, ...]:
    """What a text says and a playbook does not: each finding with its place and the nearest known figure, in order.

    A page, a Markdown file, a calendar or a playbook.json of ours is held by the ids in it; any other text by the value,
    the unit and the part of the pay that its words name. A ledger without the facts of its case proves numbers and days only.
    """
    from counteroffer.playbook.auditing.backing import Backing
    from counteroffer.playbook.auditing.own_formats import hold_source

    known = backing if isinstance(backing, Backing) else Backing(backing)
    return tuple(sorted(set(hold_source(source, known)), key=lambda fault: fault.order))


def audit_words(text: str, backing: "Backing", path: str = "") -> tuple[Diagnostic, ...]:
    """As audit_text, for the words that somebody edits right now: always read as free text; `backing` as backing_of gives it."""
    from counteroffer.playbook.auditing.free_text import hidden_characters, hold_text, plain_text

    source = SourceText(path, text)
    found = {*hold_text(plain_text(source), backing), *hidden_characters(source)}
    return tuple(sorted(found, key=lambda fault: fault.order))


def backing_of(playbook: "Playbook") -> "Backing":
    """What a text may rest on by a playbook: make it once, ask it often."""
    from counteroffer.playbook.auditing.backing import Backing
    from counteroffer.playbook.auditing.held_facts import facts_of
    from counteroffer.playbook.ledger import entries_of

    return Backing({entry.id: entry for entry in entries_of(collect(playbook.figures()))}, facts_of(playbook))


def audit_playbook(playbook: "Playbook") -> None:
    """Prove a playbook by identity: an UnauditedError where a number has no figure, or a script is indiscreet or claims too much.

    Every number in a script is a figure of the ledger (which has a source) or stands in words whose place is known; no
    script holds a figure that is private; an offer is spoken of only where the case has a firm one, and a result is told
    only in the person's own words. Reading the scripts as free text as well is left to the tests.
    """
    known = {figure.id: figure for figure in collect(playbook.figures())}
    held = _held_words(playbook)
    for script in playbook.scripts():
        for sentence in script.spoken():
            _prove(script, sentence, known, held)


class _Held:
    """What scripts may claim: whether another offer is firm, the names that no script may say, and the person's results."""

    def __init__(self, *, firm: bool, silent: frozenset[str], results: frozenset[str]) -> None:
        self.firm = firm
        self.silent = silent
        self.results = results


def _held_words(playbook: "Playbook") -> _Held | None:
    """What the case lets a script claim; None for a playbook without a plan."""
    from counteroffer.strategy.batna import FIRM, firm_offer

    plan = playbook.plan
    if plan is None:
        return None
    others = [one for one in plan.case.alternatives if one.kind == "offer"]
    silent = {word.text for one in others if one.evidence not in FIRM for word in (one.name, one.company) if word}
    own = {plan.case.company.text}
    results = frozenset(one.claim.text.casefold() for one in plan.case.candidate.strengths)
    return _Held(firm=firm_offer(plan.case, plan.today) is not None, silent=frozenset(silent - own), results=results)


def _prove(script: "Script", sentence: Sentence, known: Mapping[str, Figure], held: _Held | None) -> None:
    own, told = [], False
    for part in sentence.parts:
        if isinstance(part, str):
            own.append(part)
            continue
        own.append("…")
        figures = (part,) if isinstance(part, Figure) else part.figures if isinstance(part, Quoted) else ()
        for figure in figures:
            _prove_figure(script, figure, known)
        if isinstance(part, Words):
            _prove_words(script, part, held)
            told = told or held is None or _tells(part.text, held.results)
    if held is not None:
        _prove_claims(script, "".join(own), held, told=told or any(isinstance(part, Quoted) for part in sentence.parts))


def _prove_figure(script: "Script", figure: Figure, known: Mapping[str, Figure]) -> None:
    if gives_away(figure.id):
        raise UnauditedError(f"the script {script.name} gives away {figure.id}")
    if known.get(figure.id) is not figure and (known[figure.id].value, known[figure.id].unit) != (
        figure.value,
        figure.unit,
    ):
        raise UnauditedError(f"the script {script.name} holds another {figure.id} than the ledger")


def _prove_words(script: "Script", words: Words, held: _Held | None) -> None:
    if words.span is None and any(sign.isdigit() for sign in words.text) and find_amounts(words.text):
        raise UnauditedError(f"the script {script.name} holds a number of nobody's: {words.text!r}")
    if held is not None and words.text in held.silent:
        raise UnauditedError(f"the script {script.name} names {words.text}, whose offer is not firm")


def _tells(words: str, results: frozenset[str]) -> bool:
    """Whether the words are, or are part of, a result of the person's."""
    folded = words.casefold().strip()
    return any(folded in result for result in results)


def _prove_claims(script: "Script", own: str, held: _Held, *, told: bool) -> None:
    from counteroffer.playbook.auditing.claims import results_told, speaks_of_another_offer

    if "offer" in own and not held.firm and speaks_of_another_offer(own):
        raise UnauditedError(f"the script {script.name} claims an offer that the case does not hold: {own!r}")
    if not told and " I " in f" {own}" and next(results_told(own), None) is not None:
        raise UnauditedError(f"the script {script.name} claims a result that the case does not hold: {own!r}")
