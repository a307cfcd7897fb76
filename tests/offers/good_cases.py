"""Good cases, written for the tests; all names are invented. The examples of the project stand beside them."""

from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"

FULL = """\
kind: offer
stage: countered
company: Quillmoor Freight
role: Data Engineer
level: null
region: Lisbon
currency: USD
candidate:
  name: Ada
  years: 7
  state: NY
  strengths:
    - {claim: "cut the bill for storage by 38 %", evidence: "bill of March 2026"}
    - claim: trained four people
offer:
  base: 240K
  hours_a_week: 37.5
  raises: [{when: after 12 months, by: 3%}, {when: year 3, to: 265K}]
  bonus: {target: 25%, kind: discretionary, guaranteed_years: 1, first_year: 50%, history: [95%, 110%], probability: 80%, paid: month 15}
  equity:
    - {kind: rsu, grant: 260K, vest: "4y, 1y cliff, monthly", listed: true, price: 118.20, grant_price: 112, refresher: {first: after 12 months, every: 24, promised: true}}
    - {kind: options, shares: 2200, strike: 2.10, fmv_409a: 2.50, preferred: 6, fully_diluted: 31000000, window: 90d, listed: false, type: iso, trigger: double, preferences: 40M, preferred_shares: 9M, participating: false, dilution: 20%}
    - {kind: carry, carry: {pool_share: 0.05%, fund: 15B, carry: 20%, hurdle: 8%, catch_up: 100%, years: 8, multiple: 2.1x}, estimate: 6K}
    - {kind: psu, grant: 40K, multiplier: 120%, vest: 3y cliff, listed: true}
    - {kind: profit-sharing, history: [12K, 15K]}
  sign_on:
    amount: 30K
    paid: [{when: first-pay, amount: 20K}, {when: month 13, amount: 10K}]
    clawback: {months: 12, kind: pro-rata, basis: gross, since: payment}
  relocation: {amount: 8K, paid: [first-pay, after 6 months], reimbursed: true}
  other:
    - {name: leave, days: 20}
    - {name: 401k match, share: 50%, up_to: 6%, vest: 20/20/20/20/20}
    - {name: journey, kind: commuting, cost_a_day: 14, cost: 2400, words: by train}
  start: 2027-01-11
  received: 2026-11-14
  expires: 2026-12-04
market:
  - {what: base, low: 230K, high: 290K, kind: posted-range, source: "job posting", date: 2026-11-01}
  - {what: equity, high: 300K, kind: survey, source: pay survey}
alternatives:
  - name: present job
    kind: present
    offer: {base: 205K, bonus: {target: 10%}}
    prefer_by: 0
    left_behind: [{name: unvested RSU, kind: equity, shares: 200, price: 118.20, on: 2027-03-01}, {name: bonus, amount: 9K, on: 2027-02-15}]
  - {name: Ravenshaw, kind: offer, currency: EUR, offer: {base: €160K, sign_on: {amount: 10K}}}
  - {name: Tallgrass, kind: offer, company: Tallgrass Mills, evidence: written, probability: 95%, expires: 2026-12-01, offer: {base: 250K}}
  - {name: keep looking, kind: search}
needs: {walk_away: 235K, of: base, must: [remote_days >= 2, leave >= 20]}
priorities:
  - {give: {base: 5K}, for: {remote_days: 1}}
rank: [remote_days, leave, base]
employer: {firmness: some}
assume: {expected_years: 4, withdrawn: 3%}
tax: {country: US, state: NY, city: New York City, filing: single, year: 2025}
rates: [{base: EUR, quote: USD, rate: 1.08, on: 2026-11-20, source: my bank}]
said:
  - {on: 2026-11-18, by: me, channel: e-mail, ask: {base: 275K}}
  - {on: 2026-11-20, by: them, channel: phone, offer: {base: 242K}, words: "that is the best we can do today"}
"""

POSTED_RANGE = """\
kind: offer
company: Brackwater Instruments
role: Test Engineer
currency: EUR
candidate: {name: Ilse, strengths: [{claim: "halved the time of a test run", evidence: "log of May"}]}
offer: {base: 71K, bonus: {target: 6%}, expires: 2026-12-02}
market: [{what: base, low: 68K, high: 84K, kind: posted-range, source: job posting}]
alternatives: [{name: present job, kind: present, offer: {base: 66K}}]
"""

ABOVE_THE_RANGE = """\
kind: offer
stage: verbal
company: Larkspur Dental
role: Analyst
currency: USD
offer: {base: 150K, sign_on: {amount: 10K}, equity: [{kind: rsu, grant: 40K, vest: 5/15/40/40, listed: true}]}
market:
  - {what: base, low: 110K, high: 140K, kind: posted-range, source: job posting}
  - {what: equity, low: 30K, high: 80K, kind: survey, source: pay survey}
"""

LEAVE = """\
kind: offer
company: Hollin Works
role: Machinist
currency: GBP
candidate: {name: Tom}
offer: {base: 40K, bonus: {target: 2K, kind: guaranteed}, expires: 2026-12-02}
market: [{what: base, high: 45K, kind: survey, source: trade survey, date: 2026-05-01}]
alternatives: [{name: Fennmoor, kind: offer, evidence: signed, expires: 2026-12-09, offer: {base: 60K}}]
"""

PRIVATE = """\
kind: offer
company: Oddbarrel Labs
role: Chemist
currency: USD
offer:
  base: 172K
  equity: [{kind: options, shares: 18000, strike: 2.10, listed: false, vest: "4y, 1y cliff, monthly"}]
  expires: 2026-11-20
needs: {walk_away: 168K, of: base, must: ["remote_days >= 2"]}
alternatives: [{name: present job, kind: present, prefer_by: -6K, offer: {base: 163K}}]
"""

RAISE = """\
kind: raise
company: Pemberly Rail
role: Planner
currency: USD
candidate: {name: Lou, strengths: [{claim: "planned 40 % more trains with the same staff"}]}
offer: {base: 8K/month}
market: [{what: base, low: 90K, high: 120K, kind: survey, source: union survey}]
"""

RAISE_WITH_JOB = """\
kind: raise
company: Fennwick Castings
role: Patternmaker
currency: USD
region: Chicago
candidate:
  name: Ada
  strengths:
    - {claim: "halved the rework on large moulds", evidence: "shop log, May 2026", on: 2026-05-29, worth: 45K, for: the foundry}
    - {claim: trained two apprentices}
offer: {base: 29.50/hour, hours_a_week: 38}
job:
  since: 2020-02-03
  role_since: 2022-09-01
  last_raise: {on: 2025-01-01, by: 0.9K}
  review: {on: 2027-02-01, decided: 2027-01-15, cycle: yearly, by: the works manager}
  band: {low: 28/hour, midpoint: 33/hour, high: 37/hour, source: wage agreement, date: 2026-01-01}
"""

RAISE_WITH_STEP_UP = """\
kind: raise
company: Harrowmere Press
role: Editor
currency: GBP
candidate: {strengths: [{claim: "Grew the list to 40 titles a year.", evidence: "catalogue of 2026."}]}
offer: {base: 38K}
job:
  review: {on: 2027-04-01}
  promotion: {to: Senior Editor, since: 2026-06-01, band: {low: 44K, high: 56K}, expects: [runs a list alone]}
alternatives:
  - {name: Quenby Books, kind: offer, evidence: written, expires: 2026-11-27, offer: {base: 41K}}
  - {name: a talk at Osier House, kind: offer, evidence: in-process, offer: {base: 45K}}
  - {name: keep looking, kind: search}
"""

RAISE_ASKED_FOR = """\
kind: raise
company: Ketteridge Lifts
role: Fitter
currency: EUR
offer: {base: 3K/month}
job: {review: {decided: 2026-10-01, cycle: half-yearly}, band: {low: 32K, high: 35K}}
market: [{what: base, high: 44K, kind: posted-range, source: ad}]
said: [{on: 2026-11-18, by: me, channel: in person, ask: {base: 39K}}]
"""

HOURLY_FINAL = """\
kind: offer
stage: final
company: Wickett Stone
role: Mason
currency: USD
offer: {base: 65/hour, expires: 2026-12-02}
market: [{what: base, low: 120K, high: 150K, kind: posted-range, source: ad}]
needs: {walk_away: 130K, of: base}
"""

EXPECTATIONS = """\
kind: offer
stage: expectations
company: Sallow Bank
role: Clerk
currency: INR
market: [{what: base, low: ₹12L, high: ₹18L, kind: recruiter, source: a recruiter}]
alternatives: [{name: present job, kind: present, offer: {base: ₹11L}}]
"""

BASE_FINAL = """\
kind: offer
stage: countered
company: Greywether Optics
role: Lens Designer
currency: CHF
candidate: {name: Urs}
offer: {base: 120K, expires: 2026-12-04}
market: [{what: base, low: 110K, high: 150K, kind: posted-range, source: ad}]
said: [{on: 2026-11-20, by: them, final: [base], words: "that is the top of our band"}]
"""

BELOW_THE_WALK_AWAY = """\
kind: offer
company: Ninefold Paper
role: Buyer
currency: USD
candidate: {name: Kim}
offer: {base: 100K, bonus: {target: 10%}, expires: 2026-12-04}
market: [{what: base, low: 90K, high: 120K, kind: posted-range, source: ad}]
needs: {walk_away: 110K, of: base, must: [base >= 105K, remote_days >= 2]}
"""

BARE = "kind: offer\ncompany: Mossgate\nrole: Baker\ncurrency: SEK\n"

GOOD = {
    "full": FULL, "posted-range": POSTED_RANGE, "above-the-range": ABOVE_THE_RANGE, "leave": LEAVE, "private": PRIVATE, "raise": RAISE,
    "raise-with-job": RAISE_WITH_JOB, "raise-with-step-up": RAISE_WITH_STEP_UP, "raise-asked-for": RAISE_ASKED_FOR,
    "hourly-final": HOURLY_FINAL, "expectations": EXPECTATIONS, "base-final": BASE_FINAL, "below-the-walk-away": BELOW_THE_WALK_AWAY,
    "bare": BARE,
}  # fmt: skip


def all_good_cases() -> dict[str, str]:
    """The cases above and the examples that ship."""
    return {**GOOD, **{path.stem: path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.yaml"))}}
