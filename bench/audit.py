"""How many changed numbers, days and claims the audit finds, by kind of change, and how long it takes.

    python bench/audit.py [CHANGES] [SEED]

The texts are those of the examples: every script in every tone with its branches as free text, and the playbooks in HTML,
Markdown, JSON and as a calendar. CHANGES (default 1,000) are made in free text and as many in our own formats together,
spread over kinds and examples as far as the texts allow. A change counts only where it says what the playbook does not say
(tests/playbook/mutations.py tells how that is decided); it is found where an error or a warning touches it. Besides, untrue
sentences are put in (tests/playbook/claim_mutations.py), two of five of which were kept apart while the audit was written. A
false alarm is any finding, a note too, in an unchanged text. Times are CPU milliseconds. Figures to read, not a test.
"""

import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from tests.playbook.claim_mutations import claims  # noqa: E402
from tests.playbook.format_mutations import format_mutants  # noqa: E402
from tests.playbook.mutations import Mutant, mutants, spoken_texts  # noqa: E402

from counteroffer import operations  # noqa: E402
from counteroffer.documents.source import SourceText  # noqa: E402
from counteroffer.playbook.audit import audit_playbook, audit_text, audit_words, backing_of  # noqa: E402
from counteroffer.playbook.auditing.backing import Backing  # noqa: E402
from counteroffer.playbook.playbook import Playbook  # noqa: E402

TODAY = date(2026, 11, 21)
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
FORMATS = {"html": 0.3, "markdown": 0.3, "json": 0.3, "ics": 0.1}
CLAIMS_EACH = 30  # sentences of each kind that are tried in each example
Made = TypeVar("Made")


class Score:
    """What was found of each kind, and what was not."""

    def __init__(self) -> None:
        self.made: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.missed: list[str] = []

    def add(self, case: str, mutant: Mutant, *, is_found: bool) -> None:
        self.made[mutant.kind] += 1
        self.found[mutant.kind] += is_found
        if not is_found:
            line = " ".join(mutant.text[max(0, mutant.start - 90) : mutant.end + 40].split())
            self.missed.append(
                f"{mutant.kind}: {case}, {mutant.name}: {mutant.before!r} -> {mutant.changed!r} in “{line}”"
            )

    def show(self, title: str) -> None:
        total, found = self.made.total(), self.found.total()
        print(f"{title}: {found:,} of {total:,} found ({100 * found / max(1, total):.2f} %)")
        for kind in sorted(self.made):
            print(f"  {kind:28} {self.found[kind]:>5} of {self.made[kind]:>5}")
        for line in self.missed[:20]:
            print(f"  missed: {line}")


def main() -> None:
    changes = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    seed = sys.argv[2] if len(sys.argv) > 2 else "1"
    free, own = Score(), {name: Score() for name in FORMATS}
    told, kept_apart = Score(), Score()
    alarms: Counter[str] = Counter()
    texts, times = 0, dict[str, list[float]]()
    for path in EXAMPLES:
        playbook = operations.make_playbook(path, (), TODAY).playbook
        _timed(times, "a playbook's own audit, when it is made", partial(audit_playbook, playbook))
        backing = _backing(playbook, times)
        for text in spoken_texts(playbook):
            texts += 1
            alarms["free text"] += len(_timed(times, "a script as free text", partial(audit_words, text.text, backing)))
        chance = random.Random(f"{seed} {path.stem}")
        for mutant in mutants(playbook, chance, round(changes * 1.2 / len(EXAMPLES))):
            found = audit_words(mutant.text, backing)
            free.add(path.stem, mutant, is_found=mutant.is_touched(SourceText("", mutant.text), found))
        for claim in claims(playbook, random.Random(path.stem), CLAIMS_EACH):
            found = audit_words(claim.mutant.text, backing)
            score = kept_apart if claim.held_out else told
            score.add(
                path.stem, claim.mutant, is_found=claim.mutant.is_touched(SourceText("", claim.mutant.text), found)
            )
        for name, share in FORMATS.items():
            content = operations.render(playbook, name)
            source = SourceText.from_bytes(name, content)
            alarms[name] += len(_timed(times, f"a whole playbook in {name}", partial(audit_text, source, backing)))
            for mutant in format_mutants(name, content, playbook, chance, round(changes * share / len(EXAMPLES)) + 1):
                changed = SourceText.from_bytes(name, mutant.text.encode())
                own[name].add(path.stem, mutant, is_found=mutant.is_touched(changed, audit_text(changed, backing)))
    free.show("free text, a number, day or claim of the playbook changed")
    told.show("free text, an untrue sentence put in")
    kept_apart.show("free text, an untrue sentence of those kept apart")
    for name, score in own.items():
        score.show(f"our {name}")
    print(f"false alarms in {texts:,} unchanged texts and {len(EXAMPLES)} playbooks in each format: {dict(alarms)}")
    for what, taken in times.items():
        print(f"  {what:42} median {statistics.median(taken):8.2f} ms, longest {max(taken):8.2f} ms")


def _backing(playbook: Playbook, times: dict[str, list[float]]) -> Backing:
    prepared = _timed(times, "preparing the figures and facts", partial(backing_of, playbook))
    return Backing(prepared.entries, prepared.facts, operations.render(playbook, "json"))


def _timed(times: dict[str, list[float]], what: str, work: Callable[[], Made]) -> Made:
    """Do some work and note how long it took."""
    begin = time.process_time()
    made = work()
    times.setdefault(what, []).append((time.process_time() - begin) * 1000)
    return made


if __name__ == "__main__":
    main()
