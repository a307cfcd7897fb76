"""The person's swaps and order become prices; what contradicts itself is told with both lines and asked again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

from counteroffer.offers.case import Swap
from counteroffer.strategy.asking import step_at
from counteroffer.strategy.assumptions import ANSWERS_AGREE
from counteroffer.strategy.exchange_rates import Ground, default_prices, listed_grant
from counteroffer.strategy.preferences import PAY, Answer, Doubtful, Preferences, Price, term_of, title_of
from counteroffer.terms.figures import SHARE, Figure
from counteroffer.terms.places import Span
from counteroffer.terms.sentences import Sentence, join, say

UNITS = {"leave": "days", "remote_days": "days"}
MORE = {
    "leave": "one more day of leave", "remote_days": "one more remote day a week", "level": "the next level",
    "early_review": "a pay review after half a year", "start": "a later start, by a month",
    "relocation": "help with the move", "learning_budget": "a budget for learning", "severance": "an agreed severance",
}  # fmt: skip
IN_TEXT = {"leave": "leave", "remote_days": "remote work a week"}
LEAST_MONEY = 1000  # a bare number from here on is money, as in the reader of swaps
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    """A swap by terms: what is given up counts below zero, what is gained above; `at` is the line of the case."""

    number: int
    counts: Mapping[str, Decimal]
    figures: tuple[Figure, ...]
    at: Figure


@dataclass(slots=True)
class _Known:
    """What is known so far: prices from answers, by term, and the contradictions met on the way."""

    ground: Ground
    rates: dict[str, Price]
    agree: Decimal
    answers: dict[str, list[Answer]] = field(default_factory=dict)
    doubts: list[Doubtful] = field(default_factory=list)

    def price(self, term: str) -> Price | None:
        told = self.answers.get(term)
        if told:
            return _answered(self.ground, term, told)
        return self.rates.get(term) if term in PAY else None


def read_preferences(ground: Ground, opened: tuple[str, ...] = ()) -> Preferences:
    """The preferences of a case: its swaps, its order, and the default trade-offs of valuation.

    `opened` are terms that a guide says can move: where nothing prices one, the person is asked.
    """
    agree = ground.case.assumption(ANSWERS_AGREE, "by how much two answers may differ and count as the same")
    rates = {price.term: price for price in default_prices(ground)}
    known = _Known(ground, rates, agree.number)
    questions = list(
        _solve(known, [_line(ground, swap, number) for number, swap in enumerate(ground.case.priorities, 1)])
    )
    for term in known.answers:
        _keep_rising(known, term)
    prices = {**rates, **{term: _answered(ground, term, told) for term, told in known.answers.items() if told}}
    prices |= {price.term: price for price in _by_order(ground, prices)}
    known.doubts.extend(_out_of_order(ground, prices))
    if ground.offer.equity and listed_grant(ground.offer) is None:
        prices.pop("equity", None)  # private equity and carry are held fixed: nothing prices them
    questions += list(_unasked(ground, prices, opened))
    return Preferences(prices=prices, contradictions=tuple(known.doubts), questions=tuple(questions))


def _solve(known: _Known, lines: list[_Line]) -> Iterator[Sentence]:
    """Prices from lines: those with one term beside base first, then those that the prices known so far solve.

    A line whose terms are all known is held against them; one with two unknown terms is asked again.
    """
    direct = [line for line in lines if len(_others(line)) == 1]
    waiting = [line for line in lines if len(_others(line)) != 1]
    for line in direct:
        _take(known, line, _others(line)[0])
    while waiting:
        line = min(waiting, key=lambda one: (len(_unknown(known, one)), one.number))
        waiting.remove(line)
        unknown = _unknown(known, line)
        if len(unknown) > 1:
            yield _asked_again(line, unknown)
        elif unknown:
            _take(known, line, unknown[0])
        elif _others(line):
            _take(known, line, _others(line)[-1])


def _others(line: _Line) -> list[str]:
    return [term for term in line.counts if term != "base"]


def _unknown(known: _Known, line: _Line) -> list[str]:
    return [term for term in _others(line) if known.price(term) is None]


def _take(known: _Known, line: _Line, term: str) -> None:
    """What a line says of a term: taken as an answer, or a contradiction to what other lines say."""
    count, answer = abs(line.counts[term]), _answer(known, line, term)
    if answer.worth.number < 0:
        known.doubts.append(_negative(term, answer))
        return
    told = known.answers.setdefault(term, [])
    before = next((one for one in told if one.count == count), None)
    if before is None and told and len(_others(line)) > 1:
        before = _at(_answered(known.ground, term, told), count, told[0])
    if before is None:
        told.append(answer)
        return
    larger = max(before.worth.number, answer.worth.number)
    if abs(before.worth.number - answer.worth.number) > known.agree * larger:
        known.doubts.append(_two_answers(term, before, answer))
    if before in told and answer.worth.number < before.worth.number:
        told[told.index(before)] = answer  # until the person says which one holds, the smaller counts


def _at(price: Price, count: Decimal, first: Answer) -> Answer:
    """What earlier answers say of another count."""
    id, name = f"{first.worth.id}.at_{count:f}", f"{first.worth.name}, for another count"
    because, origins = "on the straight line through the earlier answers", tuple(one.worth for one in price.answers)
    value = price.worth_of(count).quantize(CENT, rounding=ROUND_HALF_UP)
    return Answer(count=count, worth=Figure(id, name, value, price.worth.unit, because, origins), line=first.line)


def _answer(known: _Known, line: _Line, term: str) -> Answer:
    """What a line makes a term worth: the other terms of both sides, turned round."""
    other, origins = Decimal(0), list(line.figures)
    for name, count in line.counts.items():
        if name != term:
            price = known.price(name)
            assert price is not None  # the line has one unknown at most
            other += price.worth_of(abs(count)) * (1 if count > 0 else -1)
            origins.append(price.worth)
    worth = (-other if line.counts[term] > 0 else other).quantize(CENT, rounding=ROUND_HALF_UP)
    name = f"worth a year by a swap: {term.replace('_', ' ')}"
    because = "what stands on the other side of the swap, a year"
    id = f"preferences.swaps.{line.number}.{term}"
    figure = Figure(id, name, worth, known.ground.currency, because, (*origins, line.at))
    return Answer(count=abs(line.counts[term]), worth=figure, line=line.at)


def _answered(ground: Ground, term: str, told: list[Answer]) -> Price:
    """The price of a term by answers: the rate of the smallest one, and the points of all."""
    answers = tuple(sorted(told, key=lambda one: one.count))
    first = answers[0]
    value = (first.worth.number / first.count).quantize(Decimal("0.0001"), rounding=ROUND_HALF_UP)
    because, origins = "the worth of the swap, for each one", tuple(one.worth for one in answers)
    name = f"worth a year of one more: {term.replace('_', ' ')}"
    worth = Figure(f"preferences.{term}", name, value, ground.currency, because, origins)
    return Price(term=term, worth=worth, told_by="answer", answers=answers, most=answers[-1].count)


def _keep_rising(known: _Known, term: str) -> None:
    """Answers for more of a term that are worth less contradict each other; until settled, the smaller worth counts."""
    told = sorted(known.answers[term], key=lambda one: one.count)
    kept: list[Answer] = []
    for answer in told:
        while kept and kept[-1].worth.number > answer.worth.number:
            known.doubts.append(_less_for_more(term, kept.pop(), answer))
        kept.append(answer)
    known.answers[term] = kept


def _line(ground: Ground, swap: Swap, number: int) -> _Line:
    counts: dict[str, Decimal] = {}
    for side, sign in ((swap.give, -1), (swap.gain, 1)):
        for name, figure in side.items():
            term = term_of(name)
            counts[term] = counts.get(term, Decimal(0)) + sign * _count(ground, term, figure)
    figures = (*swap.give.values(), *swap.gain.values())
    span = next((origin for figure in figures for origin in figure.origins if isinstance(origin, Span)), None)
    at = span or Span(ground.case.path, 1, 1, 1)
    line = Figure(
        f"priorities.{number}.line",
        "line of the swap in the case",
        Decimal(at.line),
        "",
        "where the swap stands",
        (at,),
    )
    return _Line(
        number=number, counts={term: count for term, count in counts.items() if count}, figures=figures, at=line
    )


def _count(ground: Ground, term: str, figure: Figure) -> Decimal:
    """A term's count; a share of base, or of bonus, as money."""
    is_share_of_base = figure.unit == SHARE and term in ("base", "bonus")
    return figure.number * ground.scale.base.number if is_share_of_base else figure.number


def _by_order(ground: Ground, prices: Mapping[str, Price]) -> Iterator[Price]:
    """Terms with a place in the order and no price: a step is worth at least a step of what is ranked next below."""
    below: tuple[str, Decimal, Figure] | None = None
    for words in reversed(ground.case.rank):
        term = term_of(words.text)
        price = prices.get(term)
        if price is not None and price.worth.number > 0:
            below = (term, price.worth_of(_step(ground, term)), price.worth)
        elif below is not None and term not in PAY:
            because = "at least a step of what you rank next below it: a lower bound, as you gave an order and no swap"
            name = f"worth a year of one more: {term.replace('_', ' ')}"
            place = (words.span,) if words.span else ()
            value = below[1].quantize(CENT, rounding=ROUND_HALF_UP)
            worth = Figure(f"preferences.{term}", name, value, ground.currency, because, (below[2], *place))
            yield Price(term=term, worth=worth, told_by="order", most=Decimal(1))


def _out_of_order(ground: Ground, prices: Mapping[str, Price]) -> Iterator[Doubtful]:
    """An order that the swaps turn round."""
    ranked = [(words, term_of(words.text)) for words in ground.case.rank]
    priced = [(words, term, prices[term]) for words, term in ranked if term in prices and prices[term].answers]
    for (words, term, price), (lower_words, lower, lower_price) in pairwise(priced):
        if price.worth_of(_step(ground, term)) >= lower_price.worth_of(_step(ground, lower)):
            continue
        what = say(
            "You rank {term} above {lower}, but by line {line} one more is worth {worth} a year, and by line {other} one more of {lower} is worth {lower_worth}.",
            term=words, lower=lower_words, line=price.answers[0].line, worth=price.worth,
            other=lower_price.answers[0].line, lower_worth=lower_price.worth,
        )  # fmt: skip
        yield Doubtful(what=what, question=say("Which of the two holds?"))


def _step(ground: Ground, term: str) -> Decimal:
    """One step more: a day, one of a thing, or a rounding step of pay."""
    return step_at(ground.scale.base.number) if term in PAY else Decimal(1)


def _negative(term: str, answer: Answer) -> Doubtful:
    what = say(
        "By line {line}, {more} would be worth less than nothing, so that answer does not count.",
        line=answer.line, more=_more(term),
    )  # fmt: skip
    return Doubtful(what=what, question=_how_much(term))


def _two_answers(term: str, first: Answer, second: Answer) -> Doubtful:
    what = say(
        "Line {first} and line {second} contradict each other: by the one, {count} of {term} is worth {worth} a year, by the other {other}.",
        first=first.line, second=second.line, count=_counted(term, second), term=IN_TEXT.get(term) or title_of(term),
        worth=first.worth, other=second.worth,
    )  # fmt: skip
    return Doubtful(what=what, question=say("Which of the two holds? Until you say, the smaller one counts."))


def _less_for_more(term: str, fewer: Answer, more: Answer) -> Doubtful:
    what = say(
        "Line {fewer} and line {more} contradict each other: more of {term} would be worth less, {worth} a year against {other}.",
        fewer=fewer.line, more=more.line, term=title_of(term), worth=more.worth, other=fewer.worth,
    )  # fmt: skip
    return Doubtful(what=what, question=say("Which of the two holds? Until you say, the smaller one counts."))


def _counted(term: str, answer: Answer) -> Figure:
    id, name = f"{answer.worth.id}.count", f"how much of it: {answer.worth.name}"
    unit = UNITS.get(term) or (answer.worth.unit if term in PAY or answer.count >= LEAST_MONEY else "")
    return Figure(id, name, answer.count, unit, "as the swap states it", (answer.line,))


def _asked_again(line: _Line, unknown: list[str]) -> Sentence:
    names = [say("{term}", term=title_of(term)) for term in unknown]
    return join([
        say("Line {line} weighs {terms} against each other, and neither has a price in money.", line=line.at, terms=join(names, " and ")),
        _how_much(unknown[0]),
    ])  # fmt: skip


def _how_much(term: str) -> Sentence:
    return say("How much base would you give up for {more}?", more=_more(term))


def _more(term: str) -> Sentence:
    """One more of a term, in words."""
    named = MORE.get(term)
    return say(named) if named is not None else say("one more of {term}", term=title_of(term))


def _unasked(ground: Ground, prices: Mapping[str, Price], opened: tuple[str, ...]) -> Iterator[Sentence]:
    """Terms that are on the table and have no price yet."""
    stated = {term.kind for term in ground.offer.other} | {term_of(one.term) for one in ground.case.needs.must}
    for term in ("remote_days", "leave"):
        price = prices.get(term)
        if (term in stated or term in opened or term == "remote_days") and (price is None or price.worth.number <= 0):
            yield _how_much(term)
    ranked = (term_of(words.text) for words in ground.case.rank)
    for term in dict.fromkeys((*ranked, *opened)):
        if term not in PAY and term not in ("remote_days", "leave") and term not in prices:
            yield _how_much(term)
