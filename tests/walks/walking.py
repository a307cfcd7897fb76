"""A case walks through the rooms: from the text of case.yaml to the files that stand beside it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from counteroffer.documents.source import SourceText
from counteroffer.market.gathering import gather
from counteroffer.offers.reading import read_case
from counteroffer.playbook.playbook import (
    AssumptionTable,
    Block,
    Bullets,
    KeyNumbers,
    Ledger,
    Notice,
    Paragraph,
    Playbook,
    Quotation,
    Script,
    Table,
)
from counteroffer.playbook.writing import write_playbook
from counteroffer.render.formats.json import render
from counteroffer.strategy.planning import make_plan
from counteroffer.terms.figures import Figure
from counteroffer.terms.printing import printed, printed_sentence
from tests.planned import MONDAY

FOLDER = Path(__file__).parent


def folders() -> list[Path]:
    return sorted(path.parent for path in FOLDER.glob("*/case.yaml"))


def walk(folder: Path) -> Mapping[str, str]:
    """What the files of a folder should hold, by name; planned on a fixed Monday, without any guide."""
    source = SourceText.from_bytes("case.yaml", (folder / "case.yaml").read_bytes())
    case, faults = read_case(source)
    warnings = "".join(
        f"{fault.span}: {fault.code} [{fault.rule}] {fault.message}\n  help: {fault.help}\n" for fault in faults
    )
    if case is None:
        return {"faults.txt": warnings}
    playbook = write_playbook(make_plan(case, gather(case, None), MONDAY, case_faults=faults))
    return {
        "faults.txt": warnings,
        "plan.txt": "\n".join(_lines(playbook)) + "\n",
        "playbook.json": render(playbook).decode(),
    }


def _lines(playbook: Playbook) -> Iterator[str]:
    yield f"# {printed_sentence(playbook.title)}"
    yield printed_sentence(playbook.subtitle)
    for section in playbook.sections:
        yield ""
        yield f"## {section.title}"
        for block in section.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield printed_sentence(block.text)
    elif isinstance(block, Notice):
        yield f"! {block.tone}: {printed_sentence(block.text)}"
    elif isinstance(block, Quotation):
        yield f"> {printed_sentence(block.text)} ({block.source.text})"
    elif isinstance(block, Bullets):
        yield from (f"- {printed_sentence(item)}" for item in block.items)
    elif isinstance(block, Table):
        yield " | ".join(block.header)
        yield from (" | ".join(printed_sentence(cell) for cell in row) for row in block.rows)
        yield from (printed_sentence(block.caption),) if block.caption else ()
    elif isinstance(block, KeyNumbers):
        yield from (
            f"{label}: {printed(shown) if isinstance(shown, Figure) else printed_sentence(shown)}"
            for label, shown in block.items
        )
    elif isinstance(block, Script):
        yield f"[{block.channel}] {block.title}" + (f" / {printed_sentence(block.subject)}" if block.subject else "")
        yield from (f"    {printed_sentence(sentence)}" for sentence in block.text)
        yield from (f"    to do: {printed_sentence(sentence)}" for sentence in block.to_do)
    elif isinstance(block, AssumptionTable):
        yield from (f"{figure.id} = {printed(figure)}" for figure in block.figures)
    elif isinstance(block, Ledger):
        yield from (f"{figure.id} = {printed(figure)} ({figure.because})" for figure in block.figures)
    else:
        yield f"[chart] {block.title}"
