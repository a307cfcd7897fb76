"""What changed in a guide outside its pay rows, in short: title, dates, levels, premiums, levers, strategy, evidence."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from counteroffer.guides.guide import AskTerms, Guide, GuideLever, Range
from counteroffer.library.changes import WordChange
from counteroffer.library.spelling import words_of
from counteroffer.terms.printing import printed_number, printed_value

LONGEST = 70  # characters of somebody's words that are shown
WORDS_BEFORE = 3  # words shown before the first that differs
_DATES = (
    ("last_updated", "updated"),
    ("data_quarter", "figures of"),
    ("next_review_due", "review due"),
    ("quality", "quality"),
)
_TERMS = (
    ("base", "base"),
    ("equity", "equity"),
    ("equity_annual", "equity a year"),
    ("bonus", "bonus"),
    ("sign_on", "sign-on"),
    ("total", "total"),
)


def word_changes(old: Guide, new: Guide) -> tuple[WordChange, ...]:
    """What changed in one guide, but for its pay rows."""
    return (
        *_changed("title", _title(old), _title(new)),
        *(
            change
            for field, topic in _DATES
            for change in _changed(topic, getattr(old.dated, field), getattr(new.dated, field))
        ),
        *_listed("premium", _premiums(old), _premiums(new)),
        *_keyed("level ", _levels(old), _levels(new)),
        *_lever_changes(old, new),
        *_keyed("strategy", _asks(old), _asks(new)),
        *_strategy_changes(old, new),
        *_listed("source", _sources(old), _sources(new)),
    )


def shown_range(value: Range, unit: str | None) -> str:
    """A range as it is printed in its unit (None: no unit is known), with a plus where it is open."""
    low, high = (_shown(end, unit) for end in (value.low, value.high))
    return (low if value.low == value.high else f"{low} to {high}") + ("+" if value.open else "")


def _shown(value: Decimal, unit: str | None) -> str:
    return f"{printed_number(value)} %" if unit == "%" else printed_value(value, unit or "")


def _changed(topic: str, old: str | None, new: str | None) -> Iterator[WordChange]:
    if old != new:
        yield WordChange(topic, old, new)


def _listed(topic: str, old: Iterable[str], new: Iterable[str]) -> Iterator[WordChange]:
    """Things that stand on one side alone, each as often as it does so."""
    before, after = Counter(old), Counter(new)
    yield from (WordChange(topic, one, None) for one in (before - after).elements())
    yield from (WordChange(topic, None, one) for one in (after - before).elements())


def _keyed(topic: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[WordChange]:
    """What is said under one key on both sides, where it differs."""
    for key in dict.fromkeys((*old, *new)):
        yield from _changed(f"{topic}{key}", old.get(key), new.get(key))


def _title(guide: Guide) -> str:
    return " · ".join(part for part in (guide.company, guide.role, guide.level) if part) or "no title"


def _levels(guide: Guide) -> dict[str, str]:
    """What each own level is said to be elsewhere."""
    groups = (group for group in guide.level_mapping if group)
    return {f"{group[0].level}": ", ".join(f"{cell.company} {cell.level}" for cell in group[1:]) for group in groups}


def _premiums(guide: Guide) -> Iterator[str]:
    for premium in guide.premiums:
        yield f"{premium.name}, {shown_range(Range(premium.low, premium.high), '%')}"


def _sources(guide: Guide) -> Iterator[str]:
    return (_short(source.text) for source in guide.sources)


def _lever_changes(old: Guide, new: Guide) -> Iterator[WordChange]:
    """Levers by title: come, gone, with other amounts, or in other words."""
    before, after = ({words_of(lever.title): lever for lever in guide.levers} for guide in (old, new))
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key), after.get(key)
        if was is None or now is None:
            yield WordChange("lever", _short(was.title) if was else None, _short(now.title) if now else None)
        elif was.amounts != now.amounts:
            yield WordChange(f"lever {_short(now.title)}, amounts", _amounts(was), _amounts(now))
        elif was.script.split() != now.script.split():
            yield WordChange(f"lever {_short(now.title)}, script", *_from_difference(was.script, now.script))


def _amounts(lever: GuideLever) -> str | None:
    return ", ".join(printed_number(amount) for amount in lever.amounts) or None


def _asks(guide: Guide) -> dict[str, str]:
    """The opening and the floor of each region's ask."""
    said: dict[str, str] = {}
    for ask in guide.strategy.asks if guide.strategy else ():
        for side, terms in (("opens at", ask.open), ("accepts from", ask.floor)):
            key = f"{f', {ask.region}' if ask.region else ''}: {side}"
            if words := ", ".join(_terms(terms)):
                said[key] = f"{said[key]}; {words}" if key in said else words
    return said


def _terms(terms: AskTerms) -> Iterator[str]:
    for field, name in _TERMS:
        value: Range | None = getattr(terms, field)
        if value is not None:
            yield f"{shown_range(value, '')} {name}"


def _strategy_changes(old: Guide, new: Guide) -> Iterator[WordChange]:
    """A strategy that came or went, or one in other words whose asks are the same."""
    before, after = old.strategy, new.strategy
    if before is None or after is None:
        yield from _changed("strategy", _short(before.text) if before else None, _short(after.text) if after else None)
    elif before.asks == after.asks and before.text.split() != after.text.split():
        yield WordChange("strategy, words", *_from_difference(before.text, after.text))


def _from_difference(old: str, new: str) -> tuple[str, str]:
    """Two texts from a little before the first word in which they differ."""
    before, after = old.split(), new.split()
    same = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), None)
    begin = max(0, (min(len(before), len(after)) if same is None else same) - WORDS_BEFORE)
    dots = "… " if begin else ""
    return _short(dots + " ".join(before[begin:])), _short(dots + " ".join(after[begin:]))


def _short(text: str) -> str:
    """Somebody's words on one line, cut where they are long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
