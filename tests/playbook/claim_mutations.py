"""Claims that a playbook does not make, put into its texts: whose figure it is, how firm an offer is, what was achieved, by when.

Each kind has sentences with gaps, filled with figures of the playbook or with numbers that it does not hold. A sentence is
used only where it is untrue of the case. Two sentences of five of each kind are kept apart (`held_out`): they were never looked at
while the audit was written, and what is found of them is told on its own.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from counteroffer.playbook.playbook import Playbook
from counteroffer.terms.figures import Figure
from counteroffer.terms.printing import printed_value
from tests.playbook.mutations import COMPANIES, GAP, Ledger, Mutant, Spoken, is_private, spoken_texts, words_of

TEMPLATES: dict[str, tuple[str, ...]] = {
    "currency in words": (
        "I would ask for a base salary of {n} Swiss francs.",
        "Could we get to a base salary of {n} Canadian dollars?",
        "I would like a base salary of {n} pounds sterling.",
        "My ask is a base salary of {n} Norwegian kroner.",
        "Is a base salary of {n} Singapore dollars possible?",
        "I would ask for a base salary of {n} yen.",
        "A base salary of {n} South African rand is what I ask for.",
        "I would ask for a base of {n} dirhams.",
        "A base salary of AU${n} would settle it.",
        "I would ask for a base salary of {n} Polish zloty.",
    ),
    "other unit of time": (
        "I would ask for an hourly rate of {ask}.",
        "I would like a monthly salary of {ask}.",
        "My day rate is {ask}.",
        "Could you pay me {ask} per calendar month?",
        "I would ask for a base salary of {ask} every two weeks.",
        "I think of {ask} an hour.",
        "A weekly wage of {ask} would do.",
        "I would ask for a base salary of {ask}/mo.",
        "The monthly base would then be {ask}.",
        "I would ask for {ask} per quarter.",
    ),
    "figure of another holder": (
        "You offer {ask}.",
        "My present job pays {ask}.",
        "The market average is {ask}.",
        "{rival} offers {offer}.",
        "I currently earn {ask}.",
        "Your letter says {ask} for the base salary.",
        "According to the market figures, people in this role earn {ask} on average.",
        "My current base salary is {offer}.",
        "You have put {ask} on the table.",
        "The median for this role is {ask}.",
        "{rival} pays {ask} for this work.",
        "I am on {ask} today.",
        "My ask is {offer}.",
        "Your first offer was a base salary of {ask}.",
        "Where I work now, I make {ask}.",
        "{rival} put {offer} in writing.",
        "The range for this role ends at {ask}.",
        "I would ask for a base salary of {offer}.",
        "What I am paid at the moment is {offer}.",
        "The survey puts this work at {ask}.",
    ),
    "state of an offer": (
        "I have accepted an offer from {rival}.",
        "I have already signed with {rival}.",
        "I turned down an offer of {odd} last month.",
        "I hold {many} other written offers.",
        "{unwritten} has sent me a contract.",
        "Last week I said no to {stranger}.",
        "I have a signed offer from {unsigned}.",
        "Another company has made me an offer.{alone}",
        "{stranger} and your firm both want me.",
        "{stranger} is keen to hire me.",
        "There are {many} companies that want to hire me.",
        "A competitor of yours is ready to pay me more.{alone}",
        "{unwritten} put its offer in writing.",
        "I declined {stranger} for you.",
        "I have committed to {rival}.",
        "My inbox holds {many} offers.",
        "A recruiter told me that {stranger} pays more.",
        "I have an alternative in hand.{alone}",
        "{stranger} would take me tomorrow.",
        "The contract from {unwritten} lies on my desk.",
    ),
    "result made greater": (
        "I tripled the speed of our checkout.",
        "I have eleven years of experience.",
        "My manager {result}.",
        "I halved the number of incidents.",
        "With my thirteen years in this field, I know the work.",
        "A colleague of mine {result}.",
        "I doubled our revenue.",
        "After 17 years as an engineer I know this work well.",
        "I {result_other}.",
        "I kept the service at six nines for three years.",
        "I was responsible for a budget of {odd}.",
        "I bring a decade and a half of experience.",
        "I manage a group of thirty-two people.",
        "Thanks to me, churn fell by 41 %.",
        "Under my lead the group grew from three to twenty-nine people.",
        "My predecessor {result}.",
        "I have been doing this work for nineteen years.",
        "I quadrupled the throughput of our pipeline.",
        "I hold three patents.",
        "My work brought in 43 new customers.",
    ),
    "span of time to answer": (
        "Please let me know within 48 hours.",
        "I need your answer by tomorrow.",
        "Could you get back to me in three days?",
        "Could you let me know by the day after tomorrow?",
        "I would need to hear from you within a day.",
        "I have to answer the other offer by tomorrow.{several}",
        "Please answer within twenty-four hours.",
        "Could you let me know in the next two days?",
        "Your offer expires in 48 hours.",
        "I have to decide by tomorrow.",
    ),
    "bare number of pay": (
        "The range you posted tops out at {k}.",
        "The market figures go from {k} to {k2}.",
        "I was hoping for {k}.",
        "Could you do {k}?",
        "How about {k} as a base?",
        "I want a base salary in the mid-{k0}s.",
        "Your band caps at {k}.",
        "A base closer to {k} would be right.",
        "The posted range starts at {k}.",
        "I would need at least {k}.",
        "Others in this role make {k}.",
        "Let us say {k} base.",
        "The range for this role maxes out at {k}.",
        "I am thinking of {k} or so.",
        "My number is {k}.",
    ),
    "number in words": (
        "The market figures go up to {words} thousand.",
        "I would ask for a base salary of {words} thousand.",
        "Could we get to {words} thousand?",
        "I would like {words} grand.",
        "You offer {words} thousand.",
        "My ask is just over {words} thousand.",
        "A base of {words} K would be right.",
        "The base should be {words}, in thousands.",
        "The posted range goes to {words} thousand.",
        "I had {words} thousand in mind.",
    ),
    "private figure given away": (
        "I would ask for a base salary of {private}.",
        "I will not go below {private}.",
        "I could live with {private}.",
        "My walk-away is {private}.",
        "Anything under {private} is a no for me.",
        "I would accept {private}.",
        "Between us, {private} would be enough.",
        "My bottom line is {private}.",
        "I cannot sign for less than {private}.",
        "{private} is where I would say yes.",
    ),
}  # fmt: skip
PRIVATE_IDS = re.compile(r"position\.(?:reservation(?:_base)?|batna|ladder\.\d+\.accept_from)\Z")


@dataclass(frozen=True, slots=True)
class Claim:
    """A changed text, and whether its sentence is one of those kept apart."""

    mutant: Mutant
    held_out: bool


def claims(playbook: Playbook, chance: random.Random, each: int) -> Iterator[Claim]:
    """About so many changed texts for each kind, as far as the case lets its sentences be untrue."""
    texts = [one for one in spoken_texts(playbook) if len(one.text) > 120]
    cast = Cast(playbook, chance)
    for kind, templates in TEMPLATES.items():
        for place in chance.sample(range(len(templates)), min(each, len(templates))):
            sentence = cast.fill(templates[place])
            if sentence is not None and texts:
                yield Claim(_inserted(kind, chance.choice(texts), sentence, chance), place % 5 in (2, 4))


def _inserted(kind: str, text: Spoken, sentence: str, chance: random.Random) -> Mutant:
    places = [0, *(found.end() for found in re.finditer(GAP, text.text))]
    place = chance.choice(places)
    changed = f"{text.text[:place]}{sentence}{GAP}{text.text[place:]}"
    return Mutant(kind, text.name, changed, place, place + len(sentence), "")


class Cast:
    """What may stand in the gaps of a sentence, so that the sentence is untrue of the case."""

    def __init__(self, playbook: Playbook, chance: random.Random) -> None:
        self.ledger = Ledger(playbook)
        self.case = self.ledger.plan.case
        self.chance = chance
        self.by_id = {figure.id: figure for figure in self.ledger.figures}
        self.offers = [one for one in self.ledger.rivals if one.evidence != "in-process"]
        self.texts = " ".join(one.text for one in spoken_texts(playbook))
        self.values = {abs(figure.value) for figure in self.ledger.figures if isinstance(figure.value, Decimal)}

    def fill(self, template: str) -> str | None:
        """The sentence with its gaps filled; None where the case lets it be true, or has nothing to fill it with."""
        if ("{alone}" in template and self.ledger.rivals) or ("{several}" in template and not self.offers):
            return None
        if self.case.kind == "raise" and re.search(
            r"[Yy]our? |present job|current|today|work now|at the moment|on the table", template
        ):
            return None  # in a raise the employer's offer is what is paid now
        if re.search(r"tomorrow|hours|a day\b|days\?", template) and not self.is_far(template):
            return None
        filled = template.replace("{alone}", "").replace("{several}", "")
        for gap in dict.fromkeys(re.findall(r"\{(\w+)\}", filled)):
            said = getattr(self, f"_{gap}")()
            if said is None:
                return None
            filled = filled.replace(f"{{{gap}}}", said)
        return filled[0].upper() + filled[1:]

    def is_far(self, template: str) -> bool:
        """Whether no day of the playbook lies within the next three."""
        today = self.ledger.plan.today
        near = {today + timedelta(days=days) for days in (1, 2, 3)}
        kinds = [
            figure.value
            for figure in self.ledger.figures
            if isinstance(figure.value, date) and not figure.id.startswith("quoted.")
        ]
        return ("expires" in template and not self._is_expiring(near)) or not near & set(kinds)

    def _is_expiring(self, near: "set[date]") -> bool:
        expires = self.by_id.get("offer.expires")
        return expires is None or expires.value in near

    def _figure(self, id: str) -> Figure | None:
        found = self.by_id.get(id)
        return found if found is not None and "/" not in found.unit and found.number > 20_000 else None

    def _printed(self, figure: Figure | None) -> str | None:
        return printed_value(figure.number, figure.unit) if figure is not None else None

    def _ask(self) -> str | None:
        """The ask, where it is nobody else's number."""
        ask = self._figure("position.anchor")
        same = [
            one.id for one in self.ledger.figures if ask is not None and one.value == ask.value and one.unit == ask.unit
        ]
        if any(
            not one.startswith(
                ("position.", "packages.", "frontier.", "references.", "exchange.", "timeline.", "outlook.", "quoted.")
            )
            for one in same
        ):
            return None
        return self._printed(ask)

    def _offer(self) -> str | None:
        """What is offered, where nobody else offers or asks it."""
        offer = self._figure("offer.base")
        same = [
            one.id
            for one in self.ledger.figures
            if offer is not None and one.value == offer.value and one.unit == offer.unit
        ]
        if any(
            one.startswith(("alternatives.", "market", "guide", "position.ladder")) and not one.endswith("accept_from")
            for one in same
        ):
            return None
        return self._printed(offer)

    def _n(self) -> str | None:
        ask = self._figure("position.anchor")
        return f"{ask.number:,.0f}" if ask is not None and ask.unit in ("USD", "EUR") else None

    def _unknown(self) -> int | None:
        """A number of thousands near the offer's base that is no figure of the case."""
        base = self._figure("position.anchor") or self._figure("offer.base")
        if base is None or not 40_000 <= base.number <= 700_000:
            return None
        for _try in range(60):
            found = int(base.number / 1000 * Decimal(str(self.chance.uniform(0.75, 1.4))))
            if not {Decimal(found), Decimal(found * 1000)} & self.values:
                return found
        return None

    def _k(self) -> str | None:
        found = self._unknown()
        return str(found) if found else None

    def _k2(self) -> str | None:
        return self._k()

    def _k0(self) -> str | None:
        """Tens of thousands of which no figure lies near the middle."""
        found = self._unknown()
        if found is None:
            return None
        tens = found // 10 * 10
        near = any(tens * 1000 <= value <= tens * 1000 + 10_000 for value in self.values)
        return None if near else str(tens)

    def _words(self) -> str | None:
        found = self._unknown()
        return words_of(found) if found else None

    def _odd(self) -> str | None:
        found = self._unknown()
        return printed_value(Decimal(found * 1000 + 300), self.ledger.currency) if found else None

    def _rival(self) -> str | None:
        """Another employer whose offer is not signed."""
        names = [one.company.text for one in self.offers if one.company is not None and one.evidence != "signed"]
        return self.chance.choice(names) if names else None

    def _unwritten(self) -> str | None:
        names = [
            one.company.text
            for one in self.ledger.rivals
            if one.company is not None and one.evidence not in ("written", "signed")
        ]
        return self.chance.choice(names) if names else None

    def _unsigned(self) -> str | None:
        return self._rival()

    def _many(self) -> str:
        return (
            ["two", "three", "four", "five"][min(len(self.offers), 3)]
            if self.offers
            else self.chance.choice(["two", "three", "several"])
        )

    def _stranger(self) -> str:
        return self.chance.choice([*COMPANIES, "Stripe", "Google", "Uber", "Siemens"])

    def _result(self) -> str | None:
        claims = [one.claim.text for one in self.case.candidate.strengths]
        return self.chance.choice(claims) if claims else None

    def _result_other(self) -> str | None:
        """A result of the person's with another thing measured."""
        swaps = (
            ("time", "cost"),
            ("cost", "time"),
            ("checkout", "signup"),
            ("forecast", "budget"),
            ("latency", "size"),
            ("scrap rate", "energy use"),
            ("share of customers", "number of complaints"),
            ("payment system", "warehouse"),
            ("settlement run", "search index"),
            ("tool", "model"),
            ("launch", "design"),
        )
        for claim in (one.claim.text for one in self.case.candidate.strengths):
            for before, after in swaps:
                if re.search(rf"\b{before}\b", claim):
                    return re.sub(rf"\b{before}\b", after, claim, count=1)
        return None

    def _private(self) -> str | None:
        """A figure that only the person should know, and that no figure to be told has the value of."""
        told = {(one.value, one.unit) for one in self.ledger.figures if not is_private(one.id)}
        found = [
            one
            for one in self.ledger.figures
            if PRIVATE_IDS.match(one.id) and (one.value, one.unit) not in told and "/" not in one.unit
        ]
        return self._printed(self.chance.choice(found)) if found else None


__all__ = ["Claim", "claims"]
