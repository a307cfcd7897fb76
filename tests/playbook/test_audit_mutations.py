"""A thousand changed texts: in our own formats every change is found, in free text nearly every, and in unchanged ones nothing.

`python bench/audit.py` measures the same over more changes, by kind.
"""

import random
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from counteroffer import operations
from counteroffer.documents.source import SourceText
from counteroffer.playbook.audit import audit_text, audit_words, backing_of
from counteroffer.playbook.auditing.backing import Backing
from counteroffer.playbook.playbook import Playbook
from tests.playbook.claim_mutations import claims
from tests.playbook.format_mutations import format_mutants
from tests.playbook.mutations import Mutant, mutants, spoken_texts

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
TODAY = date(2026, 11, 21)
SEED = 6
MADE: dict[Path, tuple[Playbook, Backing]] = {}


def made(path: Path) -> tuple[Playbook, Backing]:
    if path not in MADE:
        playbook = operations.make_playbook(path, (), TODAY).playbook
        known = backing_of(playbook)
        MADE[path] = playbook, Backing(known.entries, known.facts, operations.render(playbook, "json"))
    return MADE[path]


def is_found(mutant: Mutant, source: SourceText, backing: Backing, *, free: bool) -> bool:
    """Whether a finding touches the change."""
    faults = audit_words(source.text, backing) if free else audit_text(source, backing)
    return mutant.is_touched(source, faults)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_is_found_in_what_the_scripts_say(path: Path) -> None:
    playbook, backing = made(path)
    for text in spoken_texts(playbook):
        assert [(one.code, one.message) for one in audit_words(text.text, backing)] == [], text.text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_nothing_is_found_in_our_formats(path: Path) -> None:
    playbook, backing = made(path)
    for name in ("json", "markdown", "ics"):
        source = SourceText.from_bytes(name, operations.render(playbook, name))
        assert [(str(one.span), one.message) for one in audit_text(source, backing)] == []


def test_nearly_every_change_of_free_text_is_found() -> None:
    found: Counter[bool] = Counter()
    for path in EXAMPLES:
        playbook, backing = made(path)
        for mutant in mutants(playbook, random.Random(f"{SEED} {path.stem}"), 1200 // len(EXAMPLES)):
            found[is_found(mutant, SourceText("x", mutant.text), backing, free=True)] += 1
    assert found.total() >= 1000
    assert found[True] / found.total() >= 0.98


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_untrue_sentences_of_every_kind_are_found(path: Path) -> None:
    playbook, backing = made(path)
    found: Counter[bool] = Counter()
    missed = []
    for claim in claims(playbook, random.Random(path.stem), 8):
        mutant = claim.mutant
        is_seen = is_found(mutant, SourceText("x", mutant.text), backing, free=True)
        found[is_seen] += 1
        missed += [] if is_seen else [(mutant.kind, mutant.changed)]
    assert found[True] / found.total() >= 0.95, missed


@pytest.mark.parametrize(
    ("name", "cases", "count"), [("json", 12, 6), ("ics", 12, 6), ("markdown", 3, 8), ("html", 2, 8)]
)
def test_every_change_of_our_formats_is_found(name: str, cases: int, count: int) -> None:
    for path in EXAMPLES[::-1][:cases]:
        playbook, backing = made(path)
        content = operations.render(playbook, name)
        for mutant in format_mutants(name, content, playbook, random.Random(f"{SEED} {path.stem} {name}"), count):
            source = SourceText.from_bytes(name, mutant.text.encode())
            assert is_found(mutant, source, backing, free=False), (
                path.stem,
                mutant.kind,
                mutant.before,
                mutant.changed,
            )


def test_the_same_page_unchanged_is_clean() -> None:
    playbook, backing = made(EXAMPLES[-1])
    source = SourceText.from_bytes("html", operations.render(playbook, "html"))
    assert audit_text(source, backing) == ()
