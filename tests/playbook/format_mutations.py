"""Sources of our own formats with one figure, day or claim changed; there, whatever a figure's id does not say is a change."""

import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from html import escape
from html import unescape as from_html

from counteroffer.playbook.playbook import Playbook
from counteroffer.terms.figures import Figure
from counteroffer.terms.printing import printed
from tests.playbook.mutations import CHANGES, COMPANIES, Ledger, Mutant, _new_offer, _new_result

FIGURE = {
    "html": re.compile(r'data-figure="(?P<id>[^"]+)"[^>]*>(?P<shown>[^<]+)<'),
    "markdown": re.compile(r"\[(?P<shown>(?:\\.|[^\[\]\\\n])+)\]\(#fig-(?P<id>[^)\s]+)\)"),
}
TRACED = {
    "html": re.compile(r'<li id="fig-(?P<id>[^"]+)">\s*<p class="name"><span>[^<]*</span> <strong>(?P<shown>[^<]+)<'),
    "markdown": re.compile(r'<a id="fig-(?P<id>[^"]+)"></a>\*\*(?:\\.|[^*])+\*\* = (?P<shown>[^\n(]+?) \(`'),
}
KINDS = (
    *CHANGES,
    "company swapped",
    "traced figure changed",
    "offer invented",
    "result invented",
    "copied words changed",
    "label of a chart changed",
)


def format_mutants(
    name: str, content: bytes, playbook: Playbook, chance: random.Random, count: int
) -> Iterator[Mutant]:
    """About so many changed sources of one format, of each kind as many, as far as the source allows."""
    text = content.decode()
    ledger = Ledger(playbook)
    if name == "json":
        yield from _json_mutants(text, ledger, chance, count)
    elif name == "ics":
        yield from _calendar_mutants(text, chance, count)
    else:
        yield from _marked_mutants(name, text, ledger, chance, count)


def _marked_mutants(name: str, text: str, ledger: Ledger, chance: random.Random, count: int) -> Iterator[Mutant]:
    figures = {figure.id: figure for figure in ledger.figures}
    places = [one for one in FIGURE[name].finditer(text) if from_html(one["id"]) in figures]
    traced = [one for one in TRACED[name].finditer(text) if from_html(one["id"]) in figures]
    for kind in KINDS:
        made = 0
        for _try in range(count):
            if made * len(KINDS) >= count:
                break
            mutant = _marked(kind, name, text, places, traced, figures, ledger, chance)
            if mutant is not None:
                made += 1
                yield mutant


def _marked(
    kind: str,
    name: str,
    text: str,
    places: "list[re.Match[str]]",
    traced: "list[re.Match[str]]",
    figures: dict[str, Figure],
    ledger: Ledger,
    chance: random.Random,
) -> Mutant | None:
    if kind == "offer invented":
        return _told(kind, name, text, _new_offer(ledger, chance), chance)
    if kind == "result invented":
        return _told(kind, name, text, _new_result(chance), chance)
    if kind == "company swapped":
        return _other_company(kind, name, text, ledger, chance)
    if kind == "copied words changed":
        return _copied(kind, text, chance) if name == "html" else None
    if kind == "label of a chart changed":
        return _label(kind, text, chance) if name == "html" else None
    found = chance.choice(traced if kind == "traced figure changed" else places)
    change = chance.choice(list(CHANGES.values())) if kind == "traced figure changed" else CHANGES[kind]
    figure = figures[from_html(found["id"])]
    after = change(chance, figure, ledger)
    before = escape(printed(figure)) if name == "html" else printed(figure).replace("|", "\\|")
    if after is None or before not in found["shown"]:
        return None
    start = found.start("shown") + found["shown"].rindex(before)
    after = escape(after) if name == "html" else after
    return _replaced(kind, name, text, start, start + len(before), after)


def _replaced(kind: str, name: str, text: str, start: int, end: int, after: str) -> Mutant | None:
    before = text[start:end]
    if before == after:
        return None
    return Mutant(kind, name, f"{text[:start]}{after}{text[end:]}", start, start + len(after), before)


def _told(kind: str, name: str, text: str, sentence: str, chance: random.Random) -> Mutant | None:
    """A sentence of its own in the words of a script."""
    if name == "html":
        places = [
            one.end()
            for one in re.finditer(r'<div class="words-to-say[^"]*">\s*(?:<p class="subject">.*?</p>\s*)?', text)
        ]
        said = f"<p>{escape(sentence)}</p>\n"
    else:
        begin, end = text.index('<a id="script-'), text.index("\n## ", text.rindex('<a id="script-'))
        places = [one.end() for one in re.finditer(r"\n> [^\n]+\n>\n(?=> )", text) if begin < one.start() < end]
        said = f"> {sentence}\n>\n"
    if not places:
        return None
    place = chance.choice(places)
    return Mutant(kind, name, f"{text[:place]}{said}{text[place:]}", place, place + len(said), "")


def _other_company(kind: str, name: str, text: str, ledger: Ledger, chance: random.Random) -> Mutant | None:
    """Another company where a script names one that offers, or that the person joins."""
    company = ledger.plan.case.company.text
    said = re.escape(escape(company) if name == "html" else company)
    words = rf'<bdi class="words"[^>]*>({said})</bdi>' if name == "html" else rf"\n> [^\n]*(?:join |from )({said})"
    begin = text.index(
        "words-to-say" if name == "html" else '<a id="script-', text.index("</header>") if name == "html" else 0
    )
    places = [one for one in re.finditer(words, text) if one.start() > begin and _is_spoken(name, text, one.start())]
    if not places:
        return None
    return _replaced(kind, name, text, *chance.choice(places).span(1), escape(chance.choice(COMPANIES)))


def _is_spoken(name: str, text: str, place: int) -> bool:
    """Whether a place of a page lies in the words of a script."""
    if name != "html":
        return True
    opened = text.rfind('<div class="words-to-say', 0, place)
    return opened >= 0 and text.find("</div>", opened) > place


def _copied(kind: str, text: str, chance: random.Random) -> Mutant | None:
    """A number or a name in what a button copies, which stands nowhere in sight."""
    buttons = [one for one in re.finditer(r'data-copy="([^"]+)"', text) if re.search(r"\d{2}", one[1])]
    if not buttons:
        return None
    button = chance.choice(buttons)
    # "409A" and "401(k)" are names, not numbers.
    numbers = list(re.finditer(r"(?<!&#)(?<!\w)\d[\d,.]*\d(?![\d;A(])", button[1]))
    number = chance.choice(numbers) if numbers else None
    if number is None:
        return None
    start = button.start(1) + number.start()
    digits = number[0]
    after = digits[:-1] + str((int(digits[-1]) + chance.randrange(1, 9)) % 10)
    return _replaced(kind, "html", text, start, start + len(digits), after)


def _label(kind: str, text: str, chance: random.Random) -> Mutant | None:
    """An amount that a chart names."""
    labels = list(re.finditer(r"<text (?![^>]*font-size=\"12px\")[^>]*>([$€£₹][\d,]{4,})</text>", text))
    if not labels:
        return None
    label = chance.choice(labels)
    after = label[1][:-1] + str((int(label[1][-1]) + 7) % 10)
    return _replaced(kind, "html", text, label.start(1), label.end(1), after)


def _json_mutants(text: str, ledger: Ledger, chance: random.Random, count: int) -> Iterator[Mutant]:
    """Numbers, days and words of the record, wherever they stand."""
    numbers = list(re.finditer(r"(?<=: )-?\d+(?:\.\d+)?(?=[,\n])", text))
    days = list(re.finditer(r'"\d{4}-\d{2}-\d{2}"', text))
    said = list(re.finditer(r'"text": "((?:[^"\\]|\\.)+)"', text))
    companies = list(re.finditer(r'"company": "([^"]+)"', text))
    for _made in range(count):
        kind = chance.choice(
            [
                "number changed",
                "day shifted",
                "figure of a script changed",
                "company swapped",
                "offer invented",
                "result invented",
            ]
        )
        if kind == "number changed":
            found = chance.choice(numbers)
            yield _must(
                _replaced(kind, "json", text, *found.span(), str(json.loads(found[0]) + chance.choice([1, 7, 1000])))
            )
        elif kind == "day shifted" and days:
            found = chance.choice(days)
            day = date.fromisoformat(json.loads(found[0])) + timedelta(days=chance.choice([-7, -1, 1, 3, 30]))
            yield _must(_replaced(kind, "json", text, *found.span(), f'"{day.isoformat()}"'))
        elif kind == "company swapped" and companies:
            found = chance.choice(companies)
            yield _must(_replaced(kind, "json", text, *found.span(1), chance.choice(COMPANIES)))
        elif kind == "figure of a script changed":
            yield from _said(kind, text, said, ledger, chance)
        elif kind in ("offer invented", "result invented"):
            found = chance.choice(said)
            sentence = _new_offer(ledger, chance) if kind == "offer invented" else _new_result(chance)
            start = found.start(1)
            yield Mutant(
                kind, "json", f"{text[:start]}{sentence}\\n\\n{text[start:]}", start, start + len(sentence), ""
            )


def _must(mutant: Mutant | None) -> Mutant:
    assert mutant is not None
    return mutant


def _said(kind: str, text: str, said: "list[re.Match[str]]", ledger: Ledger, chance: random.Random) -> Iterator[Mutant]:
    """A figure in a script of the record is another figure of the same record, or another number."""
    begin = text.index('"scripts":')
    for _try in range(50):
        found = chance.choice(said)
        figure = chance.choice(ledger.figures)
        shown = printed(figure)
        place = found[1].find(shown)
        end = place + len(shown)
        if (
            found.start() < begin
            or place < 0
            or found[1][end : end + 1].isalnum()
            or found[1][place - 1 : place].isalnum()
        ):
            continue
        after = chance.choice([*CHANGES.values()])(chance, figure, ledger)
        if after is not None and after != shown:
            start = found.start(1) + place
            yield _must(_replaced(kind, "json", text, start, start + len(shown), after))
            return


def _calendar_mutants(text: str, chance: random.Random, count: int) -> Iterator[Mutant]:
    """Days of events, and numbers in their words."""
    days = list(re.finditer(r"(?<=DTSTART;VALUE=DATE:)\d{8}|(?<=DTEND;VALUE=DATE:)\d{8}", text))
    words = list(re.finditer(r"(?<=[$€£₹])\d[\d,\\]*\d", text))
    for _made in range(count):
        if words and chance.random() < 0.4:
            found = chance.choice(words)
            after = found[0][:-1] + str((int(found[0][-1]) + chance.randrange(1, 9)) % 10)
            yield _must(_replaced("amount of an event changed", "ics", text, *found.span(), after))
            continue
        found = chance.choice(days)
        day = date(int(found[0][:4]), int(found[0][4:6]), int(found[0][6:])) + timedelta(
            days=chance.choice([-7, -1, 1, 2, 30])
        )
        yield _must(_replaced("day shifted", "ics", text, *found.span(), day.strftime("%Y%m%d")))


__all__ = ["format_mutants"]
