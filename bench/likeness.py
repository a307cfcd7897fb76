"""How alike the playbooks of different cases are: figures to read, not a test.

    python bench/likeness.py [CASE.yaml ...]

Texts are cut into runs of five words (shingles); the likeness of two is the share of all their shingles that both hold
(Jaccard). Every figure is masked, and then every name and quotation too, so that only our own sentences are compared.
Measured are the scripts (plain tone, all branches, notes) and the whole playbook without its appendix.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from statistics import mean, median

from counteroffer.documents.source import SourceText
from counteroffer.market.gathering import gather
from counteroffer.offers.reading import read_case
from counteroffer.playbook.playbook import (
    Block,
    Branch,
    Bullets,
    KeyNumbers,
    Notice,
    Paragraph,
    Playbook,
    Quotation,
    Table,
)
from counteroffer.playbook.writing import write_playbook
from counteroffer.strategy.planning import make_plan
from counteroffer.terms.printing import printed_part
from counteroffer.terms.sentences import Part, Sentence, Words

EXAMPLES = Path(__file__).parent.parent / "examples"
TODAY = date(2026, 11, 21)
RUN = 5
WORD = re.compile(r"[\w'’-]+|#")


def main(paths: list[str]) -> None:
    """Print every pair's likeness, and the mean, the median and the most of them."""
    chosen = [Path(path) for path in paths] or sorted(EXAMPLES.glob("*.yaml"))
    books = {path.stem: _playbook(path) for path in chosen}
    print(f"{len(books)} cases, {len(books) * (len(books) - 1) // 2} pairs; shingles of {RUN} words\n")
    for title, of, names in (
        ("scripts, figures masked", _of_scripts, True),
        ("scripts, figures, names and quotations masked", _of_scripts, False),
        ("whole playbook, figures masked", _of_all, True),
        ("whole playbook, figures, names and quotations masked", _of_all, False),
    ):
        _report(title, {name: shingles(_masked(of(book), names=names)) for name, book in books.items()})


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """The share of all shingles that both texts hold."""
    return len(one & other) / len(one | other) if one | other else 0.0


def shingles(text: str) -> frozenset[str]:
    """All runs of five words of a text."""
    words = WORD.findall(text.lower())
    return frozenset(" ".join(words[place : place + RUN]) for place in range(max(0, len(words) - RUN + 1)))


def _report(title: str, texts: dict[str, frozenset[str]]) -> None:
    pairs = sorted(((likeness(texts[a], texts[b]), a, b) for a, b in combinations(texts, 2)), reverse=True)
    values = [value for value, _one, _other in pairs]
    print(f"{title}: mean {mean(values):.2f}, median {median(values):.2f}, most {max(values):.2f}")
    for value, one, other in pairs[:5]:
        print(f"  {value:.2f}  {one} | {other}")
    print()


def _playbook(path: Path) -> Playbook:
    """The playbook of a case, without guides."""
    case, faults = read_case(SourceText(path.name, path.read_text("utf-8")))
    if case is None:
        raise SystemExit(f"{path}: {faults[0].message}")
    return write_playbook(make_plan(case, gather(case, None), TODAY))


def _masked(sentences: Iterable[Sentence], *, names: bool) -> str:
    return "\n".join("".join(_part(part, names=names) for part in sentence.parts) for sentence in sentences)


def _part(part: Part, *, names: bool) -> str:
    if isinstance(part, str):
        return part
    return printed_part(part) if isinstance(part, Words) and names else "#"


def _of_scripts(book: Playbook) -> Iterator[Sentence]:
    for script in book.scripts():
        yield from (*script.text, *script.to_do)
        for branch in script.branches:
            yield from _of_branch(branch)


def _of_branch(branch: Branch) -> Iterator[Sentence]:
    yield from (branch.heard, *branch.text)
    if branch.note is not None:
        yield branch.note
    for below in branch.branches:
        yield from _of_branch(below)


def _of_all(book: Playbook) -> Iterator[Sentence]:
    yield from _of_scripts(book)
    for section in book.sections:
        if section.id != "appendix":
            for block in section.blocks:
                yield from _of_block(block)


def _of_block(block: Block) -> Iterator[Sentence]:
    if isinstance(block, Paragraph | Notice | Quotation):
        yield block.text
    elif isinstance(block, Bullets):
        yield from block.items
    elif isinstance(block, Table):
        yield from (cell for row in block.rows for cell in row)
    elif isinstance(block, KeyNumbers):
        yield from (shown for _label, shown in block.items if isinstance(shown, Sentence))


if __name__ == "__main__":
    main(sys.argv[1:])
