"""What a person asks of the level graph: the levels of a company, perhaps one level, with conflicts and steps up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counteroffer.guides.guide import Guide
from counteroffer.library.companies import did_you_mean, find_company
from counteroffer.library.level_conflicts import Conflict, conflicts_of, find_conflicts
from counteroffer.library.level_graph import Level, LevelGraph, read_level_graph
from counteroffer.library.level_keys import LevelKey, company_of, read_cells, read_key
from counteroffer.library.levels import read_level
from counteroffer.library.listing import guides_of
from counteroffer.library.spelling import nearest, words_of
from counteroffer.library.steps_up import StepUp, find_steps
from counteroffer.terms.faults import BadRequestError
from counteroffer.terms.printing import printed_sentence
from counteroffer.terms.sentences import Words, say


@dataclass(frozen=True, slots=True)
class LevelView:
    """The levels asked for, the conflicts about them, and the steps up from them; all of them where none is asked for."""

    graph: LevelGraph
    levels: tuple[Level, ...]
    conflicts: tuple[Conflict, ...]
    steps: tuple[StepUp, ...]
    is_asked: bool


def view_levels(
    guides: Sequence[Guide],
    texts: Mapping[str, str],
    company: str | None = None,
    level: str | None = None,
    role: str | None = None,
) -> LevelView:
    """The level graph of guides, from the view of a company, of a level, of a work, or as a whole.

    The levels come with those first that most is said about. `texts` are the guides' texts by path. A BadRequestError,
    with what is meant perhaps, where no guide names the company, the level or the work.
    """
    chosen_guides = guides if role is None else guides_of(guides, role=role)
    return _view(read_level_graph(chosen_guides, texts), chosen_guides, company, level)


def narrow_view(whole: LevelView, company: str | None = None, level: str | None = None) -> LevelView:
    """A view of all levels from the view of a company or of a level; the same as view_levels of these, without reading again."""
    return _asked(whole.graph, whole.steps, company, level) if company or level else whole


def _view(graph: LevelGraph, guides: Sequence[Guide], company: str | None, level: str | None) -> LevelView:
    if company is None and level is None:
        return LevelView(graph, graph.levels, find_conflicts(graph), find_steps(guides), False)
    keys = {one.key.company for one in _of_company(graph, company)} if company is not None else frozenset[str]()
    concerned = (guide for guide in guides if company is None or company_of(guide.company or "") in keys)
    return _asked(graph, find_steps(concerned), company, level)


def _asked(graph: LevelGraph, steps: Sequence[StepUp], company: str | None, level: str | None) -> LevelView:
    levels = graph.levels if company is None else _of_company(graph, company)
    keys = {one.key.company for one in levels}
    if company is not None:
        steps = tuple(step for step in steps if company_of(step.lower.guide.company or "") in keys)
    if level is not None:
        levels = _of_name(levels, level)
    conflicts = tuple(conflict for one in levels for conflict in conflicts_of(graph, one))
    chosen = tuple(step for step in steps if level is None or _is_from(step, level, {one.key for one in levels}))
    return LevelView(graph, tuple(sorted(levels, key=lambda one: -_known(graph, one))), conflicts, chosen, True)


def _of_company(graph: LevelGraph, company: str) -> tuple[Level, ...]:
    key = company_of(company)
    found = tuple(level for level in graph.levels if level.key.company == key)
    if found:
        return found
    known = {level.company for level in graph.levels}
    matched = find_company(known, company)
    keys = {company_of(name) for name in matched.names}
    if not keys:
        raise BadRequestError(f"no guide maps a level of {company}", printed_sentence(matched.match.why))
    return tuple(level for level in graph.levels if level.key.company in keys)


def _of_name(levels: Sequence[Level], asked: str) -> tuple[Level, ...]:
    """The levels of that name, else those that have its code alone or as part of their range, or its words."""
    same = tuple(level for level in levels if words_of(level.name) == words_of(asked))
    alike = tuple(level for level in levels if _is_level(level, asked) and level not in same)
    if same or alike:
        return same + alike
    names = [(level.name, words_of(level.name)) for level in levels]
    missing = say("no level {asked}", asked=Words(asked))
    near = nearest(words_of(asked), names) or [name for name, _words in names[:8]]
    raise BadRequestError(f"no level {asked} here", printed_sentence(did_you_mean(missing, near)))


def _is_level(level: Level, asked: str) -> bool:
    key = read_key(level.company, asked, level.key.work)
    if key.codes:
        return key.codes <= level.key.codes
    return (key.words, key.title) == (level.key.words, level.key.title) and not level.key.codes


def _is_from(step: StepUp, asked: str, keys: set[LevelKey]) -> bool:
    """Whether a step begins at the asked level: by its name, its code or its words, or by the guide's own mapping."""
    guide, lower = step.lower.guide, step.lower.level
    if words_of(lower) == words_of(asked) or read_level(lower).covers(read_level(asked)):
        return True
    own = {cell.key for group in guide.level_mapping for cell in read_cells(guide, group[:1])}
    return len(guide.level_mapping) == 1 and not any(row.level for row in guide.compensation) and bool(own & keys)


def _known(graph: LevelGraph, level: Level) -> int:
    """How often guides speak of a level."""
    return sum(len(link.sources) for _other, link in graph.equivalents(level))
