"""Resources: what can be read by an address, such as counteroffer://cases/acme-engineer/playbook."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote

import msgspec

from counteroffer import operations
from counteroffer.faces.asking import answer, discreet
from counteroffer.faces.catalogue import offered
from counteroffer.faces.web.desk import Desk
from counteroffer.faces.web.shelf_keeper import Reading, keeper_of
from counteroffer.terms.faults import NotThereError

SCHEME = "counteroffer://"
CASES, GUIDES, PLAYBOOK = "cases", "guides", "playbook"
JSON, MARKDOWN = "application/json", "text/markdown"
PATIENCE = 5.0  # seconds that a list waits for a library that is read for the first time; then it goes without


@dataclass(frozen=True, slots=True)
class Listing:
    """One thing that can be read: its address, its name, what it is, and its kind of text."""

    address: str
    name: str
    about: str
    kind: str


TEMPLATES = (
    Listing(f"{SCHEME}{CASES}/{{case}}", "case", "A case: what it says field by field, with its faults; the walk-away, the alternatives and the priorities are left out.", JSON),
    Listing(f"{SCHEME}{CASES}/{{case}}/{PLAYBOOK}", "playbook", "The playbook of a case in the edition that may be shown to others.", MARKDOWN),
    Listing(f"{SCHEME}{GUIDES}/{{guide}}", "guide", "A negotiation guide as it is written; find_guides gives the ids.", MARKDOWN),
)  # fmt: skip


def listings(desk: Desk) -> Iterator[Listing]:
    """What there is now: the cases with their playbooks, then the guides, where the library has been read."""
    for case in operations.list_kept(desk.cases, desk.index):
        address = f"{SCHEME}{CASES}/{quote(case.id, safe='')}"
        named = ", ".join(part for part in (case.company, case.role) if part) or case.id
        yield Listing(address, case.id, f"The case {named}.", JSON)
        if not case.errors:
            yield Listing(f"{address}/{PLAYBOOK}", f"{case.id} {PLAYBOOK}", f"The playbook for {named}.", MARKDOWN)
    shelf = keeper_of(operations.shelf_paths(desk.guides)).shelf(desk.today(), PATIENCE)
    for guide in () if isinstance(shelf, Reading) else shelf.guides:
        named = ", ".join(part for part in (guide.company, guide.role, guide.level) if part)
        yield Listing(f"{SCHEME}{GUIDES}/{guide.id}", named or guide.path, f"The guide {named}.", MARKDOWN)


def read(desk: Desk, address: str) -> tuple[str, str]:
    """The text at an address and its kind; a NotThereError where there is none, other errors as of the operations."""
    parts = [unquote(part) for part in address.removeprefix(SCHEME).split("/")] if address.startswith(SCHEME) else []
    match parts:
        case ["cases", id]:
            return _case(desk, id), JSON
        case ["cases", id, "playbook"]:
            return _playbook(desk, id), MARKDOWN
        case ["guides", id]:
            return _guide(desk, id), MARKDOWN
    raise NotThereError(f"there is nothing at {address}", "the lists of resources and templates show what there is")


def _case(desk: Desk, id: str) -> str:
    one = offered("read_case")
    assert one is not None  # it stands in the catalogue
    return answer(desk, one, msgspec.convert({"case": id}, one.request), ()).decode()


def _playbook(desk: Desk, id: str) -> str:
    edition = operations.make_edition(None, None, None, redacted=True)
    with discreet(desk, (id,), frozenset()):
        playbook = operations.kept_edition(desk.cases.read(id), desk.guides, desk.today(), edition)
    return operations.render(playbook, "markdown", edition).decode()


def _guide(desk: Desk, id: str) -> str:
    shelf = keeper_of(operations.shelf_paths(desk.guides)).whole(desk.today())
    shelved = shelf.guide(id)
    if shelved is None:
        raise NotThereError("there is no such guide in the library", "find_guides gives the ids")
    _guide_read, _faults, source = next(iter(operations.read_guides((shelved.file,))))
    return source.text
