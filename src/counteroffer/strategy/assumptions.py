"""The named assumptions of the strategy; a case overrides any of them under `assume:`.

The model they belong to is that of an ask under an unknown ceiling (docs/model.md): with probability `no_room` the
employer can pay no more than offered, else the ceiling is equally likely anywhere between the offer and the top.
"""

from decimal import Decimal

from counteroffer.market.assumptions import MARKET_ASSUMPTIONS
from counteroffer.parameters.reading import citation, parameters
from counteroffer.strategy.raises.raise_assumptions import raise_assumptions
from counteroffer.terms.figures import SHARE, Assumption
from counteroffer.terms.places import Citation
from counteroffer.valuation.assumptions import ASSUMPTIONS

OURS = "our default, not measured; override it under assume: in the case"


def _survey(name: str) -> Citation:
    return citation(parameters("surveys")[name])


def _no_room(firmness: str, value: str, low: str, high: str, because: str) -> Assumption:
    return Assumption(
        "assume.no_room", Decimal(value), Decimal(low), Decimal(high), SHARE, because, _survey("asked_and_got_nothing")
    )


def no_room(firmness: str) -> Assumption:
    """The chance that there is no room at all, by how firm the employer sounded; the middle is what Pew's survey found."""
    if firmness == "firm":
        return _no_room(
            firmness,
            "0.6",
            "0.4",
            "0.8",
            "chance that nothing more can be had; they sounded firm, so more than the survey's share",
        )
    if firmness == "flexible":
        return _no_room(
            firmness,
            "0.15",
            "0.05",
            "0.35",
            "chance that nothing more can be had; they sounded flexible, so less than the survey's share",
        )
    if firmness == "some":
        return _no_room(
            firmness,
            "0.35",
            "0.28",
            "0.48",
            "chance that nothing more can be had; the share who asked and got only the first offer",
        )
    return _no_room(
        firmness,
        "0.35",
        "0.15",
        "0.6",
        "chance that nothing more can be had; how firm they are is not known, so the range is wide",
    )


def room_given() -> Assumption:
    """How much of the room a refused ask brings out; with Pew's three shares the model's best ask fits at a quarter."""
    because = "share of the room that a refused ask brings out; fitted to the shares who got all, part and nothing of their ask"
    return Assumption(
        "assume.room_given",
        Decimal("0.25"),
        Decimal("0.1"),
        Decimal("0.5"),
        SHARE,
        because,
        _survey("asked_and_got_all"),
    )


def withdrawn() -> Assumption:
    """The chance of a withdrawn offer when an ask for all of the room is refused; proportional for smaller asks."""
    because = "chance that the offer is withdrawn when an ask for all of the room is refused; the survey's overall share corresponds to the top of this range"
    return Assumption(
        "assume.withdrawn",
        Decimal("0.05"),
        Decimal("0.01"),
        Decimal("0.17"),
        SHARE,
        because,
        _survey("offers_withdrawn"),
    )


LIKELY = Assumption(
    "assume.likely",
    Decimal("0.05"),
    Decimal("0.01"),
    Decimal("0.1"),
    SHARE,
    "an outcome less likely than this is not counted on",
    OURS,
)
ROUNDS = Assumption(
    "assume.rounds", Decimal(3), Decimal(1), Decimal(4), "rounds", "how many times it is worth asking", OURS
)
FLAT_NO = Assumption(
    "assume.flat_no", Decimal("0.3"), Decimal("0.1"), Decimal(1), SHARE,
    "chance that an employer who has room refuses an ask at first without giving anything; at one, a flat no tells nothing of its own", OURS,
)  # fmt: skip
ANOTHER_ROUND = Assumption(
    "assume.another_round", Decimal("0.0025"), Decimal(0), Decimal("0.01"), SHARE,
    "what a further round of asking must bring on average to be worth the time and the goodwill, a year, as a share of base", OURS,
)  # fmt: skip
MONTHS_TO_REPLACE = Assumption(
    "assume.months_to_replace", Decimal(6), Decimal(3), Decimal(12), "months",
    "without a known alternative: months until an equal offer is found, were this one withdrawn", OURS,
)  # fmt: skip
VISIBLE_MOVE = Assumption(
    "assume.visible_move", Decimal("0.2"), Decimal("0.1"), Decimal("0.4"), SHARE,
    "share of the remaining gap by which an ask comes down after the employer has moved; smaller concessions anger", OURS,
)  # fmt: skip
OFFERS_A_YEAR = Assumption(
    "assume.offers_a_year", Decimal(2), Decimal(1), Decimal(4), "offers",
    "offers a year that searching on brings; the default is one in the months that an equal offer is taken to need", OURS,
)  # fmt: skip
MOVE_ERROR = Assumption(
    "assume.move_error", Decimal("0.015"), Decimal("0.005"), Decimal("0.03"), SHARE,
    "how far an employer's move lies from a regular path towards the ceiling, as a share of base (standard deviation)", OURS,
)  # fmt: skip
ANSWER_DAYS = Assumption(
    "assume.answer_days",
    Decimal(3),
    Decimal(1),
    Decimal(5),
    "working days",
    "time the employer takes to answer a counter",
    OURS,
)
DECIDE_DAYS = Assumption(
    "assume.decide_days",
    Decimal(1),
    Decimal(1),
    Decimal(3),
    "working days",
    "time before the deadline by which to decide",
    OURS,
)

# What a package costs the employer, and how far its parts move (agenda.py): our defaults, to be corrected by what they do.
LOAD_ON_BASE = Assumption(
    "assume.load_on_base", Decimal("0.2"), Decimal("0.1"), Decimal("0.3"), SHARE,
    "what the employer pays on top of each unit of base: payroll taxes, insurance, retirement", OURS,
)  # fmt: skip
THEIR_YEARS = Assumption(
    "assume.their_years", Decimal(4), Decimal(2), Decimal(6), "years",
    "over how many years the employer spreads pay that is paid once", OURS,
)  # fmt: skip
COST_OF_LEAVE = Assumption(
    "assume.cost_of_leave", Decimal(1), Decimal("0.5"), Decimal("1.2"), SHARE,
    "share of a day's pay that a day more of leave costs the employer", OURS,
)  # fmt: skip
COST_OF_REMOTE_DAY = Assumption(
    "assume.cost_of_remote_day", Decimal(0), Decimal(0), Decimal("0.02"), SHARE,
    "share of base that a remote day a week costs the employer", OURS,
)  # fmt: skip
COST_OF_OTHER_TERMS = Assumption(
    "assume.cost_of_other_terms", Decimal(1), Decimal(0), Decimal("1.5"), SHARE,
    "what a further term costs the employer, as a share of what you say it is worth to you", OURS,
)  # fmt: skip
A_NO_WEIGHS = Assumption(
    "assume.a_no_weighs", Decimal(1), Decimal(0), Decimal(3), SHARE,
    "by how much dearer for the employer a term counts for each time that they were asked for it and did not move it, as a share of its cost", OURS,
)  # fmt: skip
UNSTATED_ROOM = Assumption(
    "assume.unstated_room", Decimal("0.2"), Decimal(0), Decimal("0.5"), SHARE,
    "how far a part of the pay is taken to move where nobody states its range, as a share of what is offered", OURS,
)  # fmt: skip
ANSWERS_AGREE = Assumption(
    "assume.answers_agree", Decimal("0.1"), Decimal(0), Decimal("0.25"), SHARE,
    "two answers that differ by no more than this share of the larger one count as the same", OURS,
)  # fmt: skip

PROBABILITIES = {
    "present": Assumption(
        "assume.probability_present",
        Decimal(1),
        Decimal("0.9"),
        Decimal(1),
        SHARE,
        "chance that the present job stays open",
        OURS,
    ),
    "signed": Assumption(
        "assume.probability_signed",
        Decimal(1),
        Decimal("0.95"),
        Decimal(1),
        SHARE,
        "chance that a signed offer comes true",
        OURS,
    ),
    "written": Assumption(
        "assume.probability_written",
        Decimal("0.95"),
        Decimal("0.85"),
        Decimal(1),
        SHARE,
        "chance that a written offer comes true",
        OURS,
    ),
    "verbal": Assumption(
        "assume.probability_verbal",
        Decimal("0.7"),
        Decimal("0.5"),
        Decimal("0.9"),
        SHARE,
        "chance that a spoken offer comes true",
        OURS,
    ),
    "in-process": Assumption(
        "assume.probability_in_process",
        Decimal("0.25"),
        Decimal("0.05"),
        Decimal("0.5"),
        SHARE,
        "chance that a process under way ends in this offer",
        OURS,
    ),
}


def all_assumptions() -> tuple[Assumption, ...]:
    """Every assumption of the strategy, once each by id."""
    return (
        no_room("unknown"),
        room_given(),
        withdrawn(),
        LIKELY,
        ROUNDS,
        FLAT_NO,
        ANOTHER_ROUND,
        MONTHS_TO_REPLACE,
        VISIBLE_MOVE,
        OFFERS_A_YEAR,
        MOVE_ERROR,
        ANSWER_DAYS,
        DECIDE_DAYS,
        LOAD_ON_BASE,
        THEIR_YEARS,
        COST_OF_LEAVE,
        COST_OF_REMOTE_DAY,
        COST_OF_OTHER_TERMS,
        A_NO_WEIGHS,
        UNSTATED_ROOM,
        ANSWERS_AGREE,
        *PROBABILITIES.values(),
        *raise_assumptions(),
    )


def known_assumptions() -> dict[str, Assumption]:
    """Every named assumption, of valuation, strategy and the market, by the name under which a case overrides it."""
    return {one.id.removeprefix("assume."): one for one in (*ASSUMPTIONS, *all_assumptions(), *MARKET_ASSUMPTIONS)}
