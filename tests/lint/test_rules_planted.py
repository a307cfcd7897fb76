"""Every fault, planted in a clean guide, is found once and at its place; the clean guides have none."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from counteroffer.documents.source import SourceText
from counteroffer.guides.guide import Guide
from counteroffer.guides.reading import read_guide
from counteroffer.library.reading import SAMPLES
from counteroffer.lint.checking import all_rules
from counteroffer.lint.rule import AnyRule, LibraryRule, Rule
from counteroffer.terms.faults import Diagnostic

TODAY = date(2026, 11, 21)
BRINDLEWICK = (SAMPLES / "brindlewick-payments/data-engineer.md").read_text()
ODDLANTERN = (SAMPLES / "oddlantern-labs/software-engineer.md").read_text()
TUMBLEWHEAT = (SAMPLES / "tumblewheat-software/software-engineer.md").read_text()
TOP = "---"
LONDON = "| London (HQ) |"
EDINBURGH = "| Edinburgh |"

Edit = tuple[str, str]


@dataclass(frozen=True)
class Plant:
    """A fault: its rule, the clean guide, what is replaced by what, and how the line begins or what stands at the place."""

    rule: str
    clean: str
    edits: tuple[Edit, ...]
    at: str


def cut(text: str, heading: str) -> Edit:
    """The edit that takes a section out."""
    begin = text.index(f"## {heading}")
    end = text.find("\n## ", begin + 1)
    return text[begin:] if end == -1 else text[begin : end + 1], ""


def line_of(text: str, start: str) -> str:
    return next(line for line in text.split("\n") if line.startswith(start))


def in_line(text: str, start: str, old: str, new: str) -> Edit:
    """The edit that replaces in one line alone."""
    line = line_of(text, start)
    assert old in line
    return line, line.replace(old, new)


QUOTED_ROW = (
    "| London (HQ) | £80K - £100K / $100K - $125K | £48K - £80K / $60K - $100K | £8K - £10K / $10K - $19K | "
    "£4K - £8K | £100K - £130K / $125K - $162K |"
)
PLANTS = (
    Plant("total-does-not-reconcile", BRINDLEWICK, (("£100K - £130K", "£90K - £130K"),), "£90K"),
    Plant(
        "review-overdue", BRINDLEWICK, (("next_review_due: 2027-03-31", "next_review_due: 2026-10-31"),), "2026-10-31"
    ),
    Plant(
        "undated-guide",
        TUMBLEWHEAT,
        (("last_updated: 2026-09-30\ndata_quarter: 2026-Q3\nnext_review_due: 2027-03-31\n", ""),),
        TOP,
    ),
    Plant("undated-evidence", BRINDLEWICK, ((" in 2026", ""), (", 2026", "")), "- Invented figures"),
    Plant("swapped-ends", BRINDLEWICK, (("£80K - £100K |", "£100K - £80K |"),), "£100K"),
    Plant("bonus-percent-does-not-match-amount", BRINDLEWICK, (("£8K - £10K (10%)", "£8K - £10K (20%)"),), "£8K"),
    Plant("floor-above-opening", BRINDLEWICK, (("Accept at £86K+", "Accept at £99K+"),), "£99K+"),
    Plant("total-is-not-a-year", BRINDLEWICK, (("£100K - £130K", "£136K - £190K"),), "£136K"),
    Plant("annual-vest-does-not-match-grant", BRINDLEWICK, (("£12K - £20K per", "£12K - £25K per"),), "£25K"),
    Plant("exchange-rate-out-of-line", BRINDLEWICK, ((line_of(BRINDLEWICK, LONDON), QUOTED_ROW),), "$19K"),
    Plant("foreign-currency-without-a-note", BRINDLEWICK, (in_line(BRINDLEWICK, LONDON, "£", "$"),), "$80K"),
    Plant("months-among-years", TUMBLEWHEAT, (("$150K - $170K", "$12,500 - $14,000/month"),), "$12,500"),
    Plant("figure-of-another-size", TUMBLEWHEAT, (("$150K - $170K", "$150 - $170"),), "$150"),
    Plant("component-missing-in-row", TUMBLEWHEAT, (("$15K - $17K (10%)", ""),), "$150K"),
    Plant("one-point-range", TUMBLEWHEAT, (("$150K - $170K", "$150K - $150K"),), "$150K"),
    Plant("very-wide-range", TUMBLEWHEAT, (("$150K - $170K", "$150K - $370K"),), "$150K"),
    Plant("totals-counted-differently", TUMBLEWHEAT, (("$195K - $227K", "$285K - $347K"),), "$285K"),
    Plant("total-below-a-part", ODDLANTERN, (("$168K - $210K", "$138K - $190K"),), "$138K"),
    Plant("higher-level-pays-less", TUMBLEWHEAT, (("$180K - $200K", "$140K - $160K"),), "$140K"),
    Plant(
        "grant-without-years",
        BRINDLEWICK,
        (
            ("(RSU, 4 years)", "(RSU)"),
            (" (£12K - £20K per year)", ""),
            (" (£10K - £16K per year)", ""),
            (" over 4 years", ""),
            ("RSU over four years instead", "RSU instead"),
        ),
        "£48K",
    ),
    Plant("quarter-old", BRINDLEWICK, (("data_quarter: 2026-Q3", "data_quarter: 2025-Q4"),), "2025-Q4"),
    Plant("no-evidence", TUMBLEWHEAT, (cut(TUMBLEWHEAT, "Evidence"),), TOP),
    Plant(
        "source-without-link",
        BRINDLEWICK,
        (
            (
                "Invented figures, made up for this example in 2026",
                "[Invented figures](https://invented.example/figures)",
            ),
            ("Invented survey of nobody, 2026", "[Invented survey, 2026](https://invented.example/survey)\n- A rumour"),
        ),
        "- A rumour",
    ),
    Plant("one-source-only", TUMBLEWHEAT, (("- Invented pay survey, 2026\n", ""),), "- Invented figures"),
    Plant("year-in-the-future", TUMBLEWHEAT, (("survey, 2026", "survey, 2062"),), "- Invented pay survey"),
    Plant(
        "evidence-years-old", TUMBLEWHEAT, (("in 2026", "in 2022"), ("survey, 2026", "survey, 2023")), "- Invented pay"
    ),
    Plant(
        "source-listed-twice",
        TUMBLEWHEAT,
        (("survey, 2026", "survey, 2026\n- Invented  pay survey, 2026"),),
        "- Invented  pay",
    ),
    Plant("review-before-update", TUMBLEWHEAT, (("next_review_due: 2027-03-31", "next_review_due: 2026-09-01"),), TOP),
    Plant(
        "script-claims-an-offer",
        ODDLANTERN,
        (("Could I keep", "I have an offer from a rival. Could I keep"),),
        "2. **Time",
    ),
    Plant("placeholder-left-in-script", ODDLANTERN, (("ten years", "[X] years"),), "2. **Time"),
    Plant("ask-above-own-range", BRINDLEWICK, (("Open at £98K", "Open at £118K"),), "£118K"),
    Plant("floor-below-own-range", BRINDLEWICK, (("Accept at £86K+", "Accept at £66K+"),), "£66K+"),
    Plant("ask-in-another-currency", BRINDLEWICK, (in_line(BRINDLEWICK, "Open at", "£", "€"),), "€98K"),
    Plant(
        "opening-does-not-make-its-total",
        TUMBLEWHEAT,
        (("a $40K sign-on.", "a $40K sign-on and a $30K bonus, pushing total comp toward $420K."),),
        "$420K",
    ),
    Plant("no-walk-away", TUMBLEWHEAT, ((" Accept at $182K+ base and $250K+ RSU.", ""),), "## Strategy|Open at"),
    Plant("no-levers", TUMBLEWHEAT, (cut(TUMBLEWHEAT, "Levers"),), TOP),
    Plant("no-strategy", TUMBLEWHEAT, (cut(TUMBLEWHEAT, "Strategy"),), TOP),
    Plant("no-level-mapping", TUMBLEWHEAT, (cut(TUMBLEWHEAT, "Level mapping"),), TOP),
    Plant(
        "levers-without-a-number",
        BRINDLEWICK,
        (("of £6K by", "by"), ("ask for £96K base", "ask for a higher base"), ("take £76K of RSU", "take more RSU")),
        "1. **Notice",
    ),
    Plant(
        "lever-repeated",
        ODDLANTERN,
        (
            (
                line_of(ODDLANTERN, "2. **Time"),
                line_of(ODDLANTERN, "4. **Sign-on").replace("4. **Sign-on", "2. **Joining"),
            ),
        ),
        "4. **Sign-on",
    ),
    Plant(
        "row-without-figures",
        TUMBLEWHEAT,
        ((line_of(TUMBLEWHEAT, "| Denver | Mid"), "| Denver | Mid | varies | varies | varies | varies | varies |"),),
        "| Denver | Mid",
    ),
    Plant("row-without-region", BRINDLEWICK, ((EDINBURGH, "|  |"),), "£70K"),
    Plant("unknown-region", BRINDLEWICK, ((EDINBURGH, "| Edinbrugh |"),), "£70K"),
    Plant("unstated-currency", BRINDLEWICK, (in_line(BRINDLEWICK, EDINBURGH, "£", ""),), "70K - 90K"),
    Plant("row-repeated", BRINDLEWICK, ((EDINBURGH, LONDON),), "£70K"),
)


def planted(plant: Plant) -> str:
    text = plant.clean
    for old, new in plant.edits:
        assert old in text, f"{old!r} is not in the clean guide"
        text = text.replace(old, new, 1)
    return text


def read(text: str, path: str = "guide.md") -> Guide:
    return read_guide(SourceText(path, text))[0]


def rule_named(name: str) -> AnyRule:
    return next(rule for rule in all_rules() if rule.name == name)


def found(rule: AnyRule, *guides: Guide) -> list[Diagnostic]:
    if isinstance(rule, LibraryRule):
        return list(rule.check(guides, TODAY))
    return [fault for guide in guides for fault in rule.check(guide, TODAY)]


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.rule)
def test_planted_fault_is_found_once_at_its_place(plant: Plant) -> None:
    text = planted(plant)
    (fault,) = found(rule_named(plant.rule), read(text))
    line = text.split("\n")[fault.span.line - 1]
    assert line[fault.span.column - 1 :].startswith(tuple(plant.at.split("|"))) or line.startswith(plant.at), (
        f"{fault.span}: {line}"
    )


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if rule.default_on], ids=lambda rule: rule.name)
def test_clean_guides_have_no_fault(rule: AnyRule) -> None:
    guides = [read(text, f"{number}.md") for number, text in enumerate((BRINDLEWICK, ODDLANTERN, TUMBLEWHEAT))]
    assert found(rule, *guides) == []


def edited(text: str, *edits: Edit) -> str:
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return text


def of_company(name: str, *edits: Edit) -> str:
    return edited(BRINDLEWICK, ("Brindlewick Payments", name), *edits)


def bases(low: int) -> Edit:
    return "£80K - £100K", f"£{low}K - £{low + 20}K"


COMPANIES = ("Acornhall", "Birchmere", "Cloverby", "Dapplewood", "Elmstead", "Fernley")
MAPPING = "| Brindlewick Payments | Industry |\n|---|---|\n| Data Engineer | Mid |"
CODES = "| Brindlewick Payments | Kestrelby | Larkfield |\n|---|---|---|\n| Data Engineer | L5 | E{code} |"


def crowd(make: Callable[[int, str], str]) -> tuple[str, ...]:
    return tuple(make(number, name) for number, name in enumerate(COMPANIES))


TOGETHER = (
    (
        "senior-pays-less-than-junior",
        (BRINDLEWICK, edited(BRINDLEWICK, ("# Data Engineer", "# Senior Data Engineer"), bases(50))),
        "£50K",
    ),
    ("table-of-another-company", (BRINDLEWICK, of_company("Quillmarsh Bank")), "£80K"),
    ("guide-for-the-same-role", (BRINDLEWICK, of_company("Brindlewick Payments Ltd")), TOP),
    (
        "far-from-peers",
        (*crowd(lambda number, name: of_company(name, bases(78 + number))), of_company("Grovetown", bases(178))),
        "£178K",
    ),
    (
        "level-mapping-contradicts",
        (
            *crowd(lambda _number, name: edited(of_company(name), (MAPPING.replace("Brindlewick Payments", name), CODES.format(code=5)))),
            edited(of_company("Grovetown"), (MAPPING.replace("Brindlewick Payments", "Grovetown"), CODES.format(code=4))),
        ),
        "| Data Engineer | L5 | E4 |",
    ),
)  # fmt: skip


@pytest.mark.parametrize(("name", "texts", "at"), TOGETHER, ids=lambda part: part if isinstance(part, str) else "")
def test_fault_across_guides_is_found_once_in_the_last(name: str, texts: tuple[str, ...], at: str) -> None:
    guides = [read(text, f"{number}.md") for number, text in enumerate(texts)]
    (fault,) = found(rule_named(name), *guides)
    assert fault.span.path == f"{len(texts) - 1}.md"
    assert texts[-1].split("\n")[fault.span.line - 1][fault.span.column - 1 :].startswith(at)


@pytest.mark.parametrize("name", [name for name, _texts, _at in TOGETHER])
def test_one_guide_alone_has_no_fault_across_guides(name: str) -> None:
    assert found(rule_named(name), read(BRINDLEWICK)) == []


def test_every_rule_has_a_plant() -> None:
    planted_rules = {plant.rule for plant in PLANTS} | {name for name, _texts, _at in TOGETHER}
    assert {rule.name for rule in all_rules()} == planted_rules
    assert all(isinstance(rule_named(plant.rule), Rule) for plant in PLANTS)


REGIONS = "# Baker | Acme Negotiation Guide\n\n| Region | Base salary | Sign-on |\n|---|---|---|\n"
ROWS = "| Paris | €60K - €72K | €4K - €9K |\n| Lyon | €50K - €62K | €2K - €5K |\n\n## Strategy\n\n"


@pytest.mark.parametrize(
    ("rule", "strategy", "count"),
    [
        ("ask-above-own-range", "Open at €70K base (Paris) / €60K base (Lyon). Push for an €8K sign-on bonus.", 0),
        ("ask-above-own-range", "Open at €70K base (Paris) / €70K base (Lyon).", 1),
        ("ask-above-own-range", "Open at €80K base.", 1),
        ("floor-below-own-range", "Open at €70K base. Accept at €55K+ base.", 0),
        ("floor-below-own-range", "Open at €70K base. Accept at €45K+ base.", 1),
        ("floor-above-opening", "Open at €66K total. Accept at €70K+ total.", 0),
    ],
)
def test_amount_is_held_against_every_region_that_it_may_be_for(rule: str, strategy: str, count: int) -> None:
    assert len(found(rule_named(rule), read(f"{REGIONS}{ROWS}{strategy}\n"))) == count


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (
            "script-claims-an-offer",
            '## Levers\n\n1. **Market:** "If I have an offer from a rival, would you match it?"\n',
        ),
        ("script-claims-an-offer", '## Levers\n\n1. **Thanks:** "I have read the offer that you made."\n'),
        ("placeholder-left-in-script", '## Levers\n\n1. **Bridge:** "A sign-on of $[35K-58K] would do."\n'),
        ("placeholder-left-in-script", '## Levers\n\n1. **Proof:** "See [my work](https://baker.example)."\n'),
        ("year-in-the-future", "## Evidence\n\n- A plan for the trade until 2030, 2026\n- Strategy 2031\n"),
        ("source-listed-twice", "## Evidence\n\n- [One](https://a.example)\n- [Two](https://a.example)\n"),
        ("undated-evidence", "## Evidence\n\n- [A survey](https://a.example/2026/03/pay)\n"),
    ],
)
def test_near_misses_are_no_faults(rule: str, text: str) -> None:
    assert found(rule_named(rule), read(f"# Baker | Acme Negotiation Guide\n\n{text}")) == []
