"""What a case holds that is no number: the companies, the offers and their firmness, the results, the words of others.

They stand in playbook.json beside the ledger, so that a text can be held against them long after the case was read.
"""

from collections.abc import Iterator

from counteroffer.playbook.ledger import Facts, HeldOffer, HeldResult
from counteroffer.playbook.playbook import Playbook
from counteroffer.strategy.plan import Plan
from counteroffer.terms.figures import Figure
from counteroffer.terms.printing import printed_number
from counteroffer.terms.sentences import Sentence, Words


def facts_of(playbook: Playbook) -> Facts | None:
    """The facts behind a playbook; None where it was made without a plan."""
    plan = playbook.plan
    if plan is None:
        return None
    case = plan.case
    return Facts(
        kind=case.kind,
        today=plan.today.isoformat(),
        currency=case.currency,
        companies=_each((case.company.text, *_guide_company(plan))),
        names=_each(word.text for word in (case.role, case.level, case.region, case.candidate.name) if word is not None),
        offers=[
            HeldOffer(
                name=one.name.text,
                kind=one.kind,
                company=one.company.text if one.company else None,
                evidence=one.evidence,
                expires=_last_day(one.expires or (one.offer.expires if one.offer else None)),
            )
            for one in case.alternatives
        ],
        results=[
            HeldResult(one.claim.text, one.evidence.text if one.evidence else None)
            for one in case.candidate.strengths
        ],
        words=_each(_spoken_words(playbook)),
        years=printed_number(case.candidate.years.number) if case.candidate.years else None,
    )  # fmt: skip


def _each(words: "Iterator[str] | tuple[str, ...]") -> list[str]:
    return list(dict.fromkeys(word for word in words if word.strip()))


def _guide_company(plan: Plan) -> Iterator[str]:
    """The guide's name for the company, which may be the longer one ("a16z", "Andreessen Horowitz")."""
    used = plan.benchmark.guide
    if used is not None and used.guide.company:
        yield used.guide.company


def _last_day(figure: Figure | None) -> str | None:
    return figure.day.isoformat() if figure is not None else None


def _spoken_words(playbook: Playbook) -> Iterator[str]:
    """Other people's words in the scripts: names, sources, results."""
    for script in playbook.scripts():
        for sentence in script.spoken():
            yield from words_in(sentence)


def words_in(sentence: Sentence) -> Iterator[str]:
    """Other people's words in a sentence, each as it stands there."""
    return (part.text for part in sentence.parts if isinstance(part, Words))
