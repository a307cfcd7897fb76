"""The named assumptions behind the blend of all market evidence; a case overrides any of them under `assume:`."""

from decimal import Decimal

from counteroffer.terms.figures import SHARE, Assumption

DAYS_A_YEAR = Decimal("365.25")
OURS = "our default, not measured; override it under assume: in the case"

RECORD_YEARS = Assumption(
    "assume.record_years", Decimal(3), Decimal(1), Decimal(6), "years",
    "how old a filing or a note may be to count", OURS,
)  # fmt: skip
WAGE_GROWTH = Assumption(
    "assume.wage_growth", Decimal("0.03"), Decimal(0), Decimal("0.05"), SHARE,
    "by how much pay rises in a year: figures of the past are raised by it to today", OURS,
)  # fmt: skip
EVIDENCE_HALF_LIFE = Assumption(
    "assume.evidence_half_life", Decimal(3), Decimal(1), Decimal(6), "years",
    "after how many years evidence weighs half", OURS,
)  # fmt: skip
UNDATED_AGE = Assumption(
    "assume.undated_age", Decimal(2), Decimal(0), Decimal(4), "years", "the age that evidence without a date is given", OURS,
)  # fmt: skip
HALF_WEIGHT_RECORDS = Assumption(
    "assume.half_weight_records", Decimal(20), Decimal(5), Decimal(50), "records",
    "with how many records they have half of the weight that very many would have", OURS,
)  # fmt: skip
RANGE_COVERS = Assumption(
    "assume.range_covers", Decimal("0.8"), Decimal("0.5"), Decimal(1), SHARE,
    "which share of people are paid between the two ends of a stated range", OURS,
)  # fmt: skip
ONE_FIGURE_SPREAD = Assumption(
    "assume.one_figure_spread", Decimal("0.15"), Decimal("0.05"), Decimal("0.3"), SHARE,
    "how far pay lies on either side of a single stated figure", OURS,
)  # fmt: skip
THIN_WIDENING = Assumption(
    "assume.thin_widening", Decimal(1), Decimal("0.5"), Decimal(2), "times",
    "by how many times its width the interval is widened where there is hardly any evidence", OURS,
)  # fmt: skip

# How much each kind of evidence weighs for this employer, role and place, before its age and its number are counted.
WEIGHTS = {
    "band": Assumption("assume.weight_band", Decimal(1), Decimal("0.7"), Decimal(1), SHARE, "weight of the employer's own pay band", OURS),
    "posted-range": Assumption("assume.weight_posted", Decimal(1), Decimal("0.7"), Decimal(1), SHARE, "weight of a range that is posted for this job", OURS),
    "posted": Assumption("assume.weight_posted_records", Decimal("0.8"), Decimal("0.5"), Decimal(1), SHARE, "weight of ranges posted for this role by this employer", OURS),
    "evidence": Assumption("assume.weight_evidence", Decimal("0.5"), Decimal("0.2"), Decimal("0.8"), SHARE, "weight of the person's own evidence", OURS),
    "notes": Assumption("assume.weight_notes", Decimal("0.6"), Decimal("0.3"), Decimal("0.9"), SHARE, "weight of one's own notes on this employer and role", OURS),
    "guide": Assumption("assume.weight_guide", Decimal("0.5"), Decimal("0.2"), Decimal("0.8"), SHARE, "weight of a guide's range", OURS),
    "filings-role": Assumption("assume.weight_filings_role", Decimal(1), Decimal("0.7"), Decimal(1), SHARE, "weight of filings of this employer and role", OURS),
    "filings-employer": Assumption("assume.weight_filings_employer", Decimal("0.6"), Decimal("0.3"), Decimal("0.8"), SHARE, "weight of filings of this employer and occupation, all levels together", OURS),
    "filings-area": Assumption("assume.weight_filings_area", Decimal("0.3"), Decimal("0.1"), Decimal("0.5"), SHARE, "weight of filings of other employers for this occupation and place", OURS),
    "statistics": Assumption("assume.weight_statistics", Decimal("0.3"), Decimal("0.1"), Decimal("0.5"), SHARE, "weight of published statistics of the whole occupation", OURS),
}  # fmt: skip

MARKET_ASSUMPTIONS = (
    RECORD_YEARS, WAGE_GROWTH, EVIDENCE_HALF_LIFE, UNDATED_AGE, HALF_WEIGHT_RECORDS, RANGE_COVERS, ONE_FIGURE_SPREAD,
    THIN_WIDENING, *WEIGHTS.values(),
)  # fmt: skip
