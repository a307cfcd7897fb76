"""Faults of what a package holds beside base: raises, instalments, equity, what is left behind, tax, currencies.

As in the broken cases, each is the good case with one edit.
"""

import pytest

from tests.offers.test_broken_cases import WARN, Broken, hold_planted, hold_words
from tests.planned import faults_of

GOOD = """\
kind: offer
company: Quillmoor Freight
role: Data Engineer
currency: USD
offer:
  base: 240K
  hours_a_week: 37.5
  raises: [{when: after 12 months, by: 3%}, {when: year 3, to: 260K}]
  bonus: {target: 25%, kind: guaranteed, guaranteed_years: 2, first_year: 50%, history: [95%, 110%], probability: 80%, paid: month 15}
  equity:
    - kind: rsu
      grant: 260K
      shares: 2600
      grant_price: 100
      price: 118.20
      vest: 33/27/20/20
      listed: true
      refresher: {first: after 12 months, every: 12, promised: true}
    - kind: options
      shares: 18000
      strike: 2.10
      type: iso
      trigger: double
      window: 90 days
      fully_diluted: 30M
      preferred_shares: 8M
      preferences: 120M
      participating: true
      dilution: 20%
      listed: false
    - {kind: carry, carry: {pool_share: 0.05%, fund: 1.5B, carry: 20%, hurdle: 8%, catch_up: 100%, years: 8, multiple: 2.1x}}
    - {kind: psu, grant: 60K, multiplier: 120%, vest: 3y cliff, listed: true}
    - {kind: profit-sharing, history: [12K, 15K]}
  sign_on:
    amount: 30K
    paid: [{when: first-pay, amount: 20K}, {when: year 2, amount: 10K}]
    clawback: {months: 24, kind: pro-rata, basis: net, since: payment}
  relocation: {amount: 9K, paid: [first-pay, after 6 months], reimbursed: true}
  other:
    - {name: pension, share: 10%, vest: 20/20/20/20/20}
    - {name: journey, kind: commuting, cost: 2400, cost_a_day: 14}
  start: 2027-01-11
  expires: 2026-12-04
alternatives:
  - name: present job
    kind: present
    offer: {base: 205K}
    left_behind:
      - {name: unvested RSU, kind: equity, shares: 200, price: 118.20, on: 2027-03-01}
      - {name: yearly bonus, kind: bonus, amount: 9K, on: 2027-02-15}
  - {name: Ravenshaw, currency: EUR, prefer_by: -€2K, offer: {base: €160K}}
tax: {country: US, state: NY, city: New York City, filing: single, year: 2025}
rates: [{base: EUR, quote: USD, rate: 1.08, on: 2026-11-20, source: my bank}]
"""

BROKEN = [
    # raises and hours
    Broken("by: 3%}", "by: 3%, to: 250K}", "raise-not-clear", "after 12 months, by", "one of"),
    Broken("by: 3%}", "}", "raise-without-amount", "after 12 months, }", "by: 3%"),
    Broken("by: 3%}", "by: 3}", "unreadable-value", "3}", "3%"),
    Broken("by: 3%}", "by: 300%}", "impossible-value", "300%", "0 to 1"),
    Broken("when: year 3", "when: year 2", "raises-out-of-order", "year 2", "order"),
    Broken("when: year 3", "when: at some time", "unreadable-value", "at some time", "after 12 months"),
    Broken("{when: year 3, to", "{to", "missing-key", "{to: 260K", "when:"),
    Broken("to: 260K", "to: 230K", "raise-lowers-base", "230K", "left out", WARN),
    Broken("to: 260K", "to: 260", "lost-magnitude", "260}", "260K", WARN),
    Broken("hours_a_week: 37.5", "hours_a_week: 375", "impossible-value", "375", "1 to 100"),
    Broken("  base: 240K\n  hours", "  hours", "base-not-stated", "hours_a_week", "base:", WARN),
    # the bonus
    Broken("guaranteed_years: 2", "guaranteed_years: 0", "guaranteed-for-no-year", "0, first", "kind: target"),
    Broken("guaranteed_years: 2", "guaranteed_years: 1.5", "impossible-value", "1.5", "whole"),
    Broken("first_year: 50%", "first_year: 150%", "impossible-value", "150%", "0 to 1"),
    Broken("[95%, 110%]", "[95%, 110]", "unreadable-value", "110]", "110%"),
    Broken("[95%, 110%]", "95%", "wrong-shape", "95%, prob", "dash"),
    Broken("probability: 80%", "probability: 180%", "unreadable-value", "180%", "100%"),
    Broken("paid: month 15", "paid: in March", "unreadable-value", "in March", "month 6"),
    # payments on joining
    Broken("amount: 10K}", "amount: 15K}", "instalments-do-not-add-up", "30K\n", "amount:"),
    Broken("{when: year 2, amount: 10K}", "year 2", "instalments-do-not-add-up", "year 2]", "each instalment"),
    Broken("{when: year 2, amount: 10K}", "{amount: 10K}", "missing-key", "{amount: 10K}", "when:"),
    Broken("{when: year 2, amount: 10K}", "{when: year 2, amount: 33%}", "unreadable-value", "33%}", "amount in USD"),
    Broken("{when: year 2, amount: 10K}", "{when: year 2, sum: 10K}", "unknown-key", "sum:", "amount"),
    Broken("{months: 24, ", "{", "clawback-without-months", "30K\n", "months:", WARN),
    Broken("{when: year 2, amount: 10K}", "{when: year 0, amount: 10K}", "unreadable-value", "year 0", "year 2"),
    Broken("since: payment", "since: signing", "unknown-word", "signing", "payment"),
    Broken("reimbursed: true", "reimbursed: partly", "unknown-word", "partly", "true or false"),
    # equity
    Broken("vest: 33/27/20/20", "vest: 33/27/20/10", "unreadable-value", "33/27/20/10", "parts of 100"),
    Broken("vest: 33/27/20/20", "vest: back-loaded", "unreadable-value", "back-loaded", "5/15/40/40"),
    Broken("vest: 33/27/20/20", "vest: 1y cliff then monthly over 3 years", "unreadable-value", "1y cliff", "monthly"),
    Broken("vest: 33/27/20/20", "vest: 25% after 1 year", "unreadable-value", "25% after", "parts of 100"),
    Broken("vest: 20/20/20/20/20", "vest: 20/20/20/20", "unreadable-value", "20/20/20/20}", "parts of 100"),
    Broken("grant_price: 100", "grant_price: 130", "two-values", "260K\n", "grant:", WARN),
    Broken("first: after 12 months, every", "every", "missing-key", "{every", "first:"),
    Broken("every: 12", "every: 0", "impossible-value", "0, promised", "1 to 120"),
    Broken("window: 90 days", "window: 90", "unreadable-value", "90\n", "90 days"),
    Broken("window: 90 days", "window: a while", "unreadable-value", "a while", "10 years"),
    Broken("window: 90 days", "window: 90 years", "unreadable-value", "90 years", "months"),
    Broken("      strike: 2.10\n", "", "strike-not-stated", "kind: options", "strike:", WARN),
    Broken("type: iso", "type: ISO", "unknown-word", "ISO", "did you mean iso?"),
    Broken("trigger: double", "trigger: twice", "unknown-word", "twice", "single"),
    Broken("fully_diluted: 30M", "fully_diluted: 3M", "more-shares-than-there-are", "8M", "fully_diluted:"),
    Broken("fully_diluted: 30M", "fully_diluted: 8M, 1K", "unreadable-value", "8M, 1K", "plain number"),
    Broken("      preferences: 120M\n", "", "preferences-not-stated", "kind: options", "preferences:", WARN),
    Broken("dilution: 20%", "dilution: 120%", "impossible-value", "120%\n      listed", "0 to 0.99"),
    Broken("pool_share: 0.05%", "pool_share: 105%", "impossible-value", "105%", "0 to 1"),
    Broken("share: 10%", "share: 250%", "impossible-value", "250%", "0 to 2"),
    Broken("share: 10%", "share: 50%, up_to: 150%", "impossible-value", "150%", "0 to 1"),
    Broken("dilution: 20%", "dilution: 100%", "impossible-value", "100%\n      listed", "0 to 0.99"),
    Broken("pool_share: 0.05%, ", "", "pool-share-not-stated", "{kind: carry", "pool_share:", WARN),
    Broken("multiple: 2.1x", "multiple: twice", "unreadable-value", "twice", "2.1x"),
    Broken("multiplier: 120%", "multiplier: 120", "impossible-value", "120, vest", "0 to 10"),
    Broken("[12K, 15K]", "[12K, £15K]", "unreadable-value", "£15K", "convert"),
    # further terms
    Broken("kind: commuting", "kind: comuting", "unknown-word", "comuting", "did you mean commuting?"),
    Broken("cost_a_day: 14", "cost_a_day: 14/day", "unreadable-value", "14/day", "only base"),
    # what is left behind, and other currencies
    Broken("kind: present", "kind: offer", "left-behind-elsewhere", "left_behind:", "kind: present"),
    Broken("kind: present", "kind: prezent", "unknown-word", "prezent", "did you mean present?"),
    Broken("price: 118.20, on", "on", "left-behind-not-clear", "unvested RSU", "price:", WARN),
    Broken(", on: 2027-02-15", "", "left-behind-not-clear", "yearly bonus", "on:", WARN),
    Broken("on: 2027-02-15", "on: 2026-12-20", "left-behind-is-kept", "2026-12-20", "kept", WARN),
    Broken("shares: 200, price", "amount: 9K, shares: 200, price", "two-values", "9K, shares", "amount:", WARN),
    Broken("{base: €160K}", "{base: $160K}", "unreadable-value", "$160K", "EUR"),
    Broken("currency: EUR, prefer_by: -€2K, ", "", "unreadable-value", "€160K", "currency:"),
    Broken("currency: EUR, ", "currency: eur, ", "unreadable-value", "eur,", "did you mean EUR?"),
    # tax and rates
    Broken("country: US", "country: France", "place-without-tax-tables", "France", "GB"),
    Broken("state: NY, city: New York City", "state: NJ", "place-without-tax-tables", "NJ", "TX"),
    Broken("state: NY", "state: WA", "place-without-tax-tables", "New York City", "state: NY"),
    Broken("state: NY, city: New York City, ", "", "tax-state-not-stated", "US, filing", "state:", WARN),
    Broken("city: New York City", "city: Yonkers", "city-tax-not-computed", "Yonkers", "city:", WARN),
    Broken("{country: US, state: NY, city: New York City", "{state: NY", "missing-key", "{state: NY", "country:"),
    Broken("filing: single", "filing: jointly", "unknown-word", "jointly", "married-jointly"),
    Broken("year: 2025", "year: 25", "impossible-value", "25}", "2000"),
    Broken("quote: USD", "quote: EUR", "impossible-rate", "1.08", "two currencies"),
    Broken("rate: 1.08", "rate: 0", "impossible-rate", "0, on: 2026-11", "1.08"),
    Broken("rate: 1.08", "rate: -1.08", "unreadable-value", "-1.08", "plain number"),
    Broken("quote: USD", "quote: dollars", "unreadable-value", "dollars", "three letters"),
]


def edited(broken: Broken) -> str:
    assert broken.old in GOOD, f"the good case does not hold {broken.old!r}"
    return GOOD.replace(broken.old, broken.new, 1)


def test_the_good_case_is_good() -> None:
    assert faults_of(GOOD) == ()


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: repr(broken.new)[:40])
def test_a_planted_fault_is_found_at_its_place(broken: Broken) -> None:
    hold_planted(edited(broken), broken)


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: repr(broken.new)[:40])
def test_a_message_names_what_is_wrong_and_the_help_is_another_sentence(broken: Broken) -> None:
    hold_words(edited(broken))
