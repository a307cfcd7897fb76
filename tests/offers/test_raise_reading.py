"""The keys of a raise: every one is read to its place, and what contradicts itself is told with a way out."""

from datetime import date
from decimal import Decimal

import pytest

from counteroffer.offers.job import Band
from counteroffer.terms.faults import Severity
from counteroffer.terms.figures import SHARE
from counteroffer.terms.places import Span
from tests.offers.good_cases import RAISE_WITH_JOB, RAISE_WITH_STEP_UP
from tests.planned import case_of, faults_of

RAISE = "kind: raise\ncompany: Fennwick Castings\nrole: Fitter\ncurrency: USD\noffer: {base: 60K}\n"


def test_the_job_is_read_whole() -> None:
    job = case_of(RAISE_WITH_JOB).job
    assert job is not None
    assert job.since is not None
    assert job.role_since is not None
    assert job.last_raise is not None
    assert job.review is not None
    assert job.band is not None
    assert (job.since.day, job.role_since.day) == (date(2020, 2, 3), date(2022, 9, 1))
    assert job.last_raise.by is not None
    assert (job.last_raise.by.number, job.last_raise.by.unit) == (Decimal(900), "USD")
    assert job.review.decided is not None
    assert (job.review.decided.day, job.review.cycle) == (date(2027, 1, 15), "yearly")
    assert job.review.by is not None
    assert job.review.by.text == "the works manager"
    assert [figure.number for figure in job.band.figures()] == [28, 33, 37]
    assert {figure.unit for figure in job.band.figures()} == {"USD/hour"}


def test_a_share_stands_for_the_last_raise() -> None:
    job = case_of(RAISE + "job: {last_raise: {on: 2025-03-01, by: 2.5%}}\n").job
    assert job is not None
    assert job.last_raise is not None
    assert job.last_raise.by is not None
    assert (job.last_raise.by.number, job.last_raise.by.unit) == (Decimal("0.025"), SHARE)


def test_achievements_carry_their_day_what_they_brought_and_to_whom() -> None:
    first, second = case_of(RAISE_WITH_JOB).candidate.strengths
    assert first.on is not None
    assert first.brought is not None
    assert first.whom is not None
    assert (first.on.day, first.brought.number, first.whom.text) == (date(2026, 5, 29), Decimal(45_000), "the foundry")
    assert (second.evidence, second.on, second.brought, second.whom) == (None, None, None, None)
    assert all(isinstance(origin, Span) for origin in first.brought.origins)


def test_the_band_asked_within_is_that_of_the_level_asked_for() -> None:
    promoted, stays = case_of(RAISE_WITH_STEP_UP).job, case_of(RAISE_WITH_JOB).job
    assert promoted is not None
    assert stays is not None
    assert promoted.promotion is not None
    assert [words.text for words in promoted.promotion.expects] == ["runs a list alone"]
    assert promoted.asked_band() is promoted.promotion.band
    assert stays.asked_band() is stays.band
    bare = case_of(RAISE + "job: {band: {low: 50K, high: 70K}, promotion: {to: Foreman}}\n").job
    assert bare is not None
    assert isinstance(bare.band, Band)
    assert bare.asked_band() is None, "the present band says nothing of the level asked for"


WARN = Severity.WARNING
BROKEN = [
    ("job: {sinse: 2023-01-01}", "unknown-key", "sinse", "did you mean since?", Severity.ERROR),
    ("job: {review: {cycle: anual}}", "unknown-word", "anual", "possible: yearly", Severity.ERROR),
    ("job: {promotion: {band: {low: 50K}}}", "missing-key", "", "add a line to:", Severity.ERROR),
    ("job: {last_raise: {by: 3%}}", "missing-key", "", "add a line on:", Severity.ERROR),
    ("job: {band: {low: 70K, high: 60K}}", "swapped-ends", "70K", "swap the two figures", Severity.ERROR),
    ("job: {band: {low: 50K, midpoint: 80K, high: 70K}}", "midpoint-outside-band", "80K", "take it out", Severity.ERROR),
    ("job: {band: {source: a colleague}}", "no-figure", "job", "add low: and high:", Severity.ERROR),
    ("job: {band: {low: 50, high: 70K}}", "lost-magnitude", "50", "did you mean 50K?", WARN),
    ("job: {since: 2024-01-01, role_since: 2023-01-01}", "days-out-of-order", "2023-01-01", "correct one", Severity.ERROR),
    ("job: {review: {on: 2027-01-01, decided: 2027-02-01}}", "days-out-of-order", "2027-01-01", "correct one", Severity.ERROR),
    ("candidate: {strengths: [{claim: x, worth: 5%}]}", "unreadable-value", "5%", "write an amount", Severity.ERROR),
]  # fmt: skip


@pytest.mark.parametrize(("line", "rule", "at", "way_out", "severity"), BROKEN, ids=lambda one: str(one)[:40])
def test_a_fault_is_told_at_its_place_with_the_way_out(
    line: str, rule: str, at: str, way_out: str, severity: Severity
) -> None:
    (fault,) = [one for one in faults_of(f"{RAISE}{line}\n") if one.rule == rule]
    assert fault.severity is severity
    assert fault.span.line == 6
    assert fault.span.text in (at, "") if not at else fault.span.text == at
    assert way_out in fault.help


def test_what_belongs_to_the_other_kind_is_said() -> None:
    offer = RAISE.replace("kind: raise", "kind: offer")
    assert "only-in-a-raise" in {fault.rule for fault in faults_of(f"{offer}job: {{since: 2023-01-01}}\n")}
    dated = RAISE.replace("{base: 60K}", "{base: 60K, expires: 2026-12-04}")
    faults = [fault for fault in faults_of(dated) if fault.rule == "not-in-a-raise"]
    assert [(fault.span.text, fault.severity) for fault in faults] == [("expires", WARN)]
