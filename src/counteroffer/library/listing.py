"""The guides of a company and a role, found as a plan finds them: other names, short forms, slips of the pen."""

from collections.abc import Sequence

from counteroffer.guides.guide import Guide
from counteroffer.library.companies import find_company
from counteroffer.library.library import Match
from counteroffer.library.roles import read_role
from counteroffer.library.spelling import words_of
from counteroffer.terms.faults import BadRequestError
from counteroffer.terms.printing import printed_sentence


def guides_of(guides: Sequence[Guide], company: str | None = None, role: str | None = None) -> tuple[Guide, ...]:
    """The guides of a company and of a work at any level, by company, role and path; None asks for all.

    A BadRequestError, with what is meant perhaps, where no guide is of the company or the role.
    """
    found = list(guides)
    if company is not None:
        names = find_company({guide.company for guide in found if guide.company}, company)
        found = [guide for guide in found if guide.company in names.names]
        if not found:
            raise BadRequestError(f"no company {company} here", _hint(names.match))
    if role is not None:
        known = found
        found = [guide for guide in known if _is_of(guide, role)]
        if not found:
            roles = sorted({guide.role for guide in known if guide.role})
            raise BadRequestError(
                f"no role {role} here", f"roles: {', '.join(roles[:12])}{' …' if len(roles) > 12 else ''}"
            )
    return tuple(sorted(found, key=lambda guide: (guide.company or "", guide.role or "", guide.path)))


def _hint(match: Match) -> str:
    return printed_sentence(match.why)


def _is_of(guide: Guide, asked: str) -> bool:
    """Whether a guide is for the asked work; a level that is asked for counts, and its absence asks for all levels."""
    wanted, own = read_role(asked), read_role(guide.role or "")
    if words_of(asked) == words_of(guide.role or ""):
        return True
    return wanted.family == own.family and (not wanted.levels or wanted.levels == own.levels)
