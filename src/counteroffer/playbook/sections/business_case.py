"""Your business case on one page: a document for the employer, made of achievements with evidence, pay, and the ask."""

from collections.abc import Iterator

from counteroffer.offers.case import Strength
from counteroffer.playbook.playbook import Script, Section
from counteroffer.playbook.raise_words import RESULTS_ON_THE_PAGE, between, level_of, paid_now, pay_slots, settled_by
from counteroffer.playbook.reasons import as_paid
from counteroffer.playbook.speaking import TonedSlot, filled
from counteroffer.playbook.texts import Texts
from counteroffer.strategy.plan import Plan
from counteroffer.strategy.raises.raise_case import Gap, RaiseCase
from counteroffer.terms.sentences import Sentence, Words, join, listed, say

ORDER = 4.8
TEXTS = Texts("sections/business_case")
CHANNEL = "document"
ORDINALS = ("one", "two", "three", "four", "five")


def write(plan: Plan) -> Section | None:
    """Written where a raise is asked for; on a page of its own, to be handed over."""
    raised = plan.raise_case
    if raised is None or raised.pay is None or plan.position.verdict != "ask":
        return None
    text = tuple(_Page(plan, raised).text())
    document = Script("raise-business-case", TEXTS.plain("document"), CHANNEL, text)
    return Section("business-case", TEXTS.plain("title"), (document,), own_page=True)


class _Page:
    """Writes the page of one case."""

    def __init__(self, plan: Plan, raised: RaiseCase) -> None:
        self.plan = plan
        self.raised = raised
        self.slots = pay_slots(plan)

    def text(self) -> Iterator[Sentence]:
        yield self.heading()
        yield self.ask()
        yield from self.results()
        yield from self.level()
        yield join(list(self.pay()))
        yield from self.benefit()
        target = settled_by(self.raised)
        yield self.say("decision", target=target) if target is not None else self.say("decision-open")

    def say(self, key: str, **slots: TonedSlot) -> Sentence:
        return TEXTS.say(key, **filled({**self.slots, **slots}, "plain"))

    def heading(self) -> Sentence:
        name, role = self.plan.case.candidate.name, self.plan.case.role
        slots: dict[str, TonedSlot] = {"role": role, "company": self.plan.case.company}
        return self.say("heading-nameless", **slots) if name is None else self.say("heading", name=name, **slots)

    def ask(self) -> Sentence:
        ask, level = self.raised.ask, level_of(self.raised)
        of_level: dict[str, TonedSlot] = {"level": level} if level is not None else {}
        key = "ask-level" if level is not None else "ask"
        if ask is None:
            base = paid_now(self.plan)
            return self.say(f"{key}-open", **of_level, **({"base": base} if base is not None else {}))
        return self.say(key, asked=ask.as_paid, more=ask.more, share=ask.share, **of_level)

    def results(self) -> Iterator[Sentence]:
        case, last = self.plan.case, self.raised.job.last_raise
        if not self.raised.shown:
            yield self.say("no-results", role=case.role, company=case.company)
            return
        is_past = last is not None and self.raised.since.last_raise is not None
        yield self.say("results-since", day=last.on) if last is not None and is_past else self.say("results")
        for one in self.raised.shown[:RESULTS_ON_THE_PAGE]:
            yield self.result(one)

    def result(self, one: Strength) -> Sentence:
        evidence = one.evidence
        assert evidence is not None  # the raise case has sorted them
        slots: dict[str, TonedSlot] = {"claim": unstopped(capital(one.claim)), "evidence": unstopped(evidence)}
        shown = self.say("result", **slots) if one.on is None else self.say("result-dated", day=one.on, **slots)
        return join([shown, *self.worth(one)])

    def worth(self, one: Strength) -> Iterator[Sentence]:
        if one.brought is not None and one.whom is not None:
            yield self.say("worth-whom", amount=one.brought, whom=one.whom)
        elif one.brought is not None:
            yield self.say("worth", amount=one.brought)
        elif one.whom is not None:
            yield self.say("for-whom", whom=one.whom)

    def level(self) -> Iterator[Sentence]:
        promotion = self.raised.job.promotion
        if promotion is None:
            return
        has_done = promotion.since is not None and self.raised.since.at_next_level is not None
        told = [self.say("level", day=promotion.since, level=promotion.to)] if promotion.since and has_done else []
        if promotion.expects:
            expects = listed([say("“{one}”", one=unstopped(one)) for one in promotion.expects])
            told.append(self.say("expects", expects=expects))
        if told:
            yield join(told)

    def pay(self) -> Iterator[Sentence]:
        """Where pay stands: the band first, then the first range of the market that reaches above it."""
        pay, base = self.raised.pay, paid_now(self.plan)
        if pay is None or base is None:
            return
        band = next((gap for gap in pay.gaps if gap.is_band), None)
        reaches_above = band is not None and band.to_high is not None and band.to_high.number > 0
        yield self.banded(band) if band is not None and reaches_above else self.say("pay-only", base=base)
        market = next((gap for gap in pay.gaps if not gap.is_band and gap.to_high and gap.to_high.number > 0), None)
        if market is not None:
            yield self.market(market)

    def banded(self, band: Gap) -> Sentence:
        pay, base, level = self.raised.pay, paid_now(self.plan), level_of(self.raised)
        low, high = band.stated.low, band.stated.high
        if base is None or low is None or high is None:
            return self.say("pay-only", base=base) if base is not None else say("")
        slots: dict[str, TonedSlot] = {"base": base, "low": as_paid(self.plan, low), "high": as_paid(self.plan, high)}
        if level is not None:
            return self.say("pay-level", level=level, **slots)
        lacks = band.to_middle is not None and band.to_middle.number > 0
        if pay is None or pay.compa_ratio is None or band.middle is None or not lacks:
            return self.say("pay-top", **slots)
        return self.say("pay-band", middle=as_paid(self.plan, band.middle), ratio=pay.compa_ratio, **slots)

    def market(self, gap: Gap) -> Sentence:
        high = gap.stated.high
        assert high is not None  # the caller has looked
        shown_high, named = as_paid(self.plan, high), gap.stated.name
        if gap.is_published and named is not None:
            return self.say("market-statistics", occupation=named, high=shown_high)
        source = say("{source}", source=named) if named is not None else gap.stated.said_by
        if named is not None and gap.stated.dated is not None:
            source = self.say("source-dated", source=source, day=gap.stated.dated)
        return self.say("market", source=source, between=between(self.plan, gap))

    def benefit(self) -> Iterator[Sentence]:
        """One result that brought more than the ask costs a year, where the person has counted it."""
        ask, currency = self.raised.ask, self.plan.case.currency
        counted = [
            (one.brought, ordinal)
            for one, ordinal in zip(self.raised.shown, ORDINALS, strict=False)
            if one.brought is not None and one.brought.unit == currency
        ]
        brought, ordinal = max(counted, key=lambda found: found[0].number, default=(None, ""))
        if ask is None or brought is None or brought.number <= ask.more_a_year.number:
            return
        word = TEXTS.plain(f"ordinal.{ordinal}")
        yield self.say("benefit", company=self.plan.case.company, a_year=ask.more_a_year, ordinal=word, brought=brought)


def capital(words: Words) -> Words:
    """The words with a capital first letter, as they stand at the beginning of a line."""
    return Words(words.text[:1].upper() + words.text[1:], words.span)


def unstopped(words: Words) -> Words:
    """The words without a full stop at their end: one of ours follows."""
    return Words(words.text.rstrip().removesuffix("."), words.span)
