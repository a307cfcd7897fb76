"""A playbook of an invented case: every kind of block, many currencies, long tables, and words that mean harm."""

from datetime import date
from decimal import Decimal

from counteroffer.playbook.playbook import (
    AssumptionTable,
    Branch,
    Bullets,
    KeyNumbers,
    Ledger,
    Notice,
    Paragraph,
    Playbook,
    Quotation,
    RangeBar,
    RangeChart,
    Script,
    Section,
    Table,
    Toned,
    YearsChart,
)
from counteroffer.terms.figures import Assumption, Figure, Origin, assumed, collect
from counteroffer.terms.places import Citation, Span
from counteroffer.terms.sentences import Sentence, Slot, Words, say

HOSTILE = (
    "</script><script>alert('x')</script>",
    "<img src=x onerror=alert(1)> {{ 7*7 }} {% raw %}",
    '#import "x.typ" *bold* _emph_ $x^2$ \\n \\ @fig-a <label> `raw` // no comment',
    "\"double\" 'single' & &amp; — ]] [link](javascript:alert(1)) [bold red]rich[/]",
    "\x1b[31mred\x1b]0;title\x07 \u202ereversed\u202c \x00nul \ue000private",
    "Ελένη Łukasz Žižka Дмитрий Ağaoğlu — ₹ £ € ₪ ¥ kr zł ₩ ₺ ₽ ₫ → ✓",
)


def money(identity: str, name: str, amount: str, unit: str = "GBP", *origins: Origin, because: str = "") -> Figure:
    line = 3 + len(identity) % 40
    source = origins or (Span("case.yaml", line, 9, 9 + len(amount), amount),)
    return Figure(identity, name, Decimal(amount), unit, because or "as it stands in the offer", source)


LETTER = Citation("Pay at small software firms, a survey", "https://survey.example/pay?year=2026&x=1", "2026-03-01")
OFFER_BASE = money("offer.base", "base salary offered", "112000")
LOW = money("standing.base.low", "low end of the base range", "105000")
HIGH = money("standing.base.high", "high end of the base range", "138500")
PHI = Assumption(
    "assume.room_given",
    Decimal("0.25"),
    Decimal("0.1"),
    Decimal("0.5"),
    "share",
    "what a refused ask brings out",
    LETTER,
)
YEARS = Assumption(
    "assume.expected_years",
    Decimal(4),
    Decimal(1),
    Decimal(8),
    "years",
    "how long you expect to stay",
    "our own choice",
)
ROOM = assumed(PHI, name="share of the room that a refused ask brings out")
STAY = assumed(YEARS, name="years you expect to stay", stated=Span("case.yaml", 31, 28, 29, "1"), value=Decimal(1))
ANCHOR = money(
    "position.anchor",
    "the number to say first",
    "126500",
    "GBP",
    OFFER_BASE,
    HIGH,
    ROOM,
    because="a little over half of the room, rounded down to a precise step, and not above the top of the range",
)
WALK = money(
    "position.reservation", "walk-away", "108000", because="your stated walk-away; it lies above your best alternative"
)
RISK = Figure("chances.withdrawn", "share of offers withdrawn", Decimal("0.064"), "share", "from a survey", (LETTER,))
EXPIRES = Figure(
    "offer.expires", "the offer ends", date(2026, 12, 4), "date", "the letter says so", (Span("letter.txt", 41, 3, 18),)
)
START = Figure(
    "offer.start", "first day", date(2027, 1, 11), "date", "the letter says so", (Span("letter.txt", 12, 3, 9),)
)
BONUS = money("offer.bonus", "target bonus", "16800")
BONUS_HIGH = money("standing.bonus.high", "high end of the bonus", "20000")
EQUITY = money("offer.equity", "equity a year", "22500")
EQUITY_LOW = money("standing.equity.low", "low end of equity", "20000")
EQUITY_ASK = money("position.equity", "equity to ask for", "30000")
SIGN_ON = money("offer.sign_on", "sign-on bonus", "10000")
NOTHING = money("offer.sign_on.later", "sign-on bonus after the first year", "0")
PENSION = money("offer.pension", "employer's pension", "8960")

ABROAD = tuple(
    money(f"abroad.{unit.lower()}", f"the same role in {unit}", amount, unit)
    for unit, amount in (
        ("INR", "7250000"),
        ("EUR", "121500"),
        ("ILS", "612000"),
        ("JPY", "19800000"),
        ("CHF", "148000"),
        ("SEK", "1120000"),
        ("NOK", "1265000.50"),
        ("PLN", "498000"),
        ("KRW", "165000000"),
        ("TRY", "4100000"),
        ("USD", "188250"),
        ("GBP", "119000"),
    )
)


def whole_playbook() -> Playbook:
    """The whole invented playbook."""
    sections = (
        _summary(),
        _standing(),
        _numbers(),
        _asking(),
        _scripts(),
        _call_sheet(),
        _timeline(),
        _hostile(),
        _long(),
    )
    title = say("Your offer from {company}", company=Words("Thornfield & Søn Systems"))
    subtitle = say("{role}, {place}", role=Words("Staff Data Engineer"), place=Words("London"))
    figures = tuple(figure for section in sections for figure in figures_of(section))
    appendix = Section("trace", "Where every number comes from", (Ledger(collect((*figures, ROOM, STAY))),))
    assumptions = Section("assumptions", "What we assume", (AssumptionTable((ROOM, STAY), (PHI, YEARS)),))
    return Playbook(title, subtitle, date(2026, 11, 21), (*sections, assumptions, appendix))


def figures_of(section: Section) -> list[Figure]:
    found: list[Figure] = []
    for block in section.blocks:
        match block:
            case Paragraph(text) | Notice(_, text) | Quotation(text):
                found.extend(text.figures())
            case KeyNumbers(items):
                found.extend(item for _, item in items if isinstance(item, Figure))
            case Table(_, rows):
                found.extend(figure for row in rows for cell in row for figure in cell.figures())
            case Bullets(items):
                found.extend(figure for item in items for figure in item.figures())
            case Script():
                found.extend(figure for text in (*block.spoken(), *block.told()) for figure in text.figures())
            case RangeChart():
                ends = [end for bar in block.bars for end in (bar.low, bar.high, bar.offer, bar.ask)]
                found.extend(end for end in ends if end)
            case YearsChart():
                found.extend(figure for row in block.amounts for figure in row if figure is not None)
            case _:
                pass
    return found


def cell(value: Slot) -> Sentence:
    return say("{value}", value=value)


def _summary() -> Section:
    verdict = say(
        "Ask. Open at {anchor}, with the reason beside it. Below {walk} you are better off elsewhere. Of offers, {risk} "
        "were withdrawn after a candidate negotiated; answer before {day}.",
        anchor=ANCHOR,
        walk=WALK,
        risk=RISK,
        day=EXPIRES,
    )
    keys = KeyNumbers(
        (
            ("Say first", ANCHOR),
            ("Offered base", OFFER_BASE),
            ("Walk away below", WALK),
            ("Offer ends", EXPIRES),
            ("Best alternative", say("not known; name one in the case file")),
        )
    )
    why = Paragraph(
        say(
            "The base of {offer} stands in the lower third of a range from {low} to {high} for this role. The room above it "
            "is yours to ask for, and the case holds two reasons that only you can give.",
            offer=OFFER_BASE,
            low=LOW,
            high=HIGH,
        )
    )
    return Section("summary", "At a glance", (Notice("good", verdict), keys, why))


def _standing() -> Section:
    bars = (
        RangeBar("Base salary", LOW, HIGH, OFFER_BASE, ANCHOR),
        RangeBar("Target bonus", None, BONUS_HIGH, BONUS),
        RangeBar("Equity a year", EQUITY_LOW, None, EQUITY, EQUITY_ASK),
        RangeBar("Sign-on bonus", None, None, SIGN_ON),
    )
    words = say(
        "The base offered, {offer}, lies between {low} and {high}; the ask is {ask}.",
        offer=OFFER_BASE,
        low=LOW,
        high=HIGH,
        ask=ANCHOR,
    )
    rows = (
        (cell("Base salary"), cell(OFFER_BASE), cell(LOW), cell(HIGH), say("lower third")),
        (cell("Target bonus"), cell(BONUS), cell("not stated"), cell(BONUS_HIGH), say("upper half")),
        (cell("Equity a year"), cell(EQUITY), cell(EQUITY_LOW), cell("not stated"), say("near the floor")),
        (cell("Sign-on bonus"), cell(SIGN_ON), cell("not stated"), cell("not stated"), say("no range to compare with")),
    )
    table = Table(
        ("Component", "Offer", "Low", "High", "Where it stands"), rows, (1, 2, 3), say("Offer against range, a year.")
    )
    quotation = Quotation(
        say(
            "Base moves by one step when a second offer is on the table; {bonus} of bonus is the usual top.",
            bonus=BONUS_HIGH,
        ),
        Words("Guide to Thornfield & Søn Systems, Staff Data Engineer", Span("guides/thornfield.md", 88, 1, 60)),
    )
    return Section(
        "standing",
        "Where the offer stands",
        (RangeChart("standing", "Offer against range", "GBP", bars, words), table, quotation),
    )


def _numbers() -> Section:
    years = ("Year one", "Year two", "Year three", "Year four")
    amounts = (
        (OFFER_BASE,) * 4,
        (BONUS,) * 4,
        (EQUITY,) * 4,
        (SIGN_ON, NOTHING, NOTHING, NOTHING),
        (PENSION,) * 4,
    )
    names = ("Base salary", "Target bonus", "Equity", "Sign-on bonus", "Employer's pension")
    words = say("Base stays at {base}; the sign-on bonus of {sign_on} is paid once.", base=OFFER_BASE, sign_on=SIGN_ON)
    rows = tuple(
        (cell(figure.name), cell(figure), cell(LOW), cell(HIGH), cell(ANCHOR), cell(WALK)) for figure in ABROAD
    )
    return Section(
        "numbers",
        "What it is worth",
        (
            YearsChart("years", "What each year pays", "GBP", years, names, amounts, words),
            Table(
                ("Place", "Paid", "Low", "High", "Ask", "Walk-away"),
                rows,
                (1, 2, 3, 4, 5),
                say("The same role elsewhere."),
            ),
            Notice("care", say("Equity of a private firm counts as nothing until you put a figure of your own on it.")),
        ),
    )


def _asking() -> Section:
    steps = Bullets(
        (
            say("Ask whether there is flexibility on base, then be silent."),
            say("Say {anchor} with its reason: the range of the role, and what you bring.", anchor=ANCHOR),
            say("If base is closed, move to equity at {equity} a year and to the sign-on bonus.", equity=EQUITY_ASK),
        ),
        numbered=True,
    )
    never = Bullets(
        (
            say("Do not give a range that begins at your walk-away of {walk}.", walk=WALK),
            say("Do not name a rival offer that you do not hold."),
        )
    )
    return Section("plan", "How to ask", (steps, never, Notice("stop", say("Never say {walk} aloud.", walk=WALK))))


def _scripts() -> Section:
    mail = Script(
        "open",
        "Opening e-mail",
        "e-mail",
        (
            say("Dear {name},", name=Words("Ms Okonkwo-Lindqvist")),
            say(
                "Thank you for the offer and for the care that went into it. I want to make this work. Looking at the range for "
                "the role, {low} to {high}, and at {claim}, I would like to ask for a base salary of {anchor}.",
                low=LOW,
                high=HIGH,
                anchor=ANCHOR,
                claim=Words("the invoice pipeline I rebuilt, now at a third of its cost"),
            ),
            say("Could we speak before {day}?", day=EXPIRES),
            say("Kind regards,\n{name}", name=Words("Sam")),
        ),
        say("The offer for {role}", role=Words("Staff Data Engineer")),
        (say("Read the offer letter once more."), say("Have the evidence for each claim open.")),
    )
    phone = Script(
        "pause",
        "When they say it is the top of the band",
        "phone",
        (say("I understand. Who could look at an exception, and what would they need from me?"),),
        tone="plain",
        others=(
            Toned(
                "warm", (say("I do see that, thank you. Who could help us with an exception to {high}?", high=HIGH),)
            ),
            Toned("formal", (say("I understand. May I ask who decides on exceptions above {high}?", high=HIGH),)),
        ),
        branches=(
            Branch(
                say("“Nobody can.”"),
                (say("Then let us look at the bonus of {bonus}.", bonus=BONUS),),
                (Toned("warm", (say("That is a pity. Shall we look at the bonus of {bonus}?", bonus=BONUS),)),),
                say("They have said no to {anchor} once.", anchor=ANCHOR),
                (
                    Branch(
                        say("“The bonus is fixed as well.”"),
                        (say("Then I would like to think until {day}.", day=EXPIRES),),
                    ),
                    Branch(say("They say nothing."), (), note=say("Wait.")),
                ),
            ),
            Branch(say("“The director could.”"), (say("Could the three of us talk?"),)),
        ),
    )
    return Section("scripts", "What to say", (mail, phone))


def _call_sheet() -> Section:
    lines = (say("Open at {anchor}.", anchor=ANCHOR), say("Then wait."))
    return Section("call-sheet", "Call sheet", (Bullets(lines, numbered=True),), own_page=True)


def _timeline() -> Section:
    rows = (
        (cell(EXPIRES), say("The offer ends; ask for more days a week before.")),
        (cell(START), say("First day of work, as the letter has it.")),
    )
    return Section("timeline", "Dates", (Table(("When", "What"), rows),))


def _hostile() -> Section:
    paragraphs = tuple(
        Paragraph(say("They wrote: {words} and {ask}.", words=Words(words), ask=ANCHOR)) for words in HOSTILE
    )
    script = Script(
        "hostile", "A script with hostile words", "message", tuple(say("{w}", w=Words(words)) for words in HOSTILE)
    )
    table = Table(
        ("Words",), tuple((say("{w}", w=Words(words)),) for words in HOSTILE), (), say("{w}", w=Words(HOSTILE[0]))
    )
    bar = RangeBar(HOSTILE[0], LOW, HIGH, WALK, OFFER_BASE)
    chart = RangeChart("hostile", "A chart with hostile words", "GBP", (bar,), say("{w}", w=Words(HOSTILE[1])))
    return Section("words", "Words of others", (*paragraphs, chart, script, table))


def _long() -> Section:
    rows = []
    for year in range(2027, 2072):
        day = Figure(f"vest.{year}", "a vesting day", date(year, 1, 11), "date", "a day of the schedule", (START,))
        rows.append(
            (cell(day), cell(EQUITY), say("A quarter of the grant vests, if you are still employed on that day."))
        )
    return Section(
        "vesting", "Vesting", (Table(("Day", "Worth", "What happens"), tuple(rows), (1,), say("Vesting days.")),)
    )
