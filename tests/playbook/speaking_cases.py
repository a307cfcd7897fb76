"""Cases that between them reach every text of the scripts: the good cases, the examples, and some for rare turns."""

from datetime import date
from functools import cache
from itertools import product

from counteroffer.playbook.playbook import Branch, Script, Toned
from counteroffer.terms.printing import printed_sentence
from counteroffer.terms.sentences import Sentence, Words
from tests.offers.good_cases import all_good_cases
from tests.planned import HEAD, Playbooks

SATURDAY = date(2026, 11, 21)
POSTED = "market: [{what: base, low: 90K, high: 120K, kind: posted-range, source: ad, date: 2026-11-01}]\n"
SURVEY = "market: [{what: base, low: 90K, high: 120K, kind: survey, source: pay survey, date: 2026-10-01}]\n"
RESULTS = 'candidate: {name: Kim, years: 6, strengths: [{claim: "cut waste by 9 %", evidence: report}, {claim: "Led four people", evidence: letter}]}\n'
PRESENT = "alternatives: [{name: present job, kind: present, prefer_by: -2K, offer: {base: 80K}, left_behind: [{name: bonus, amount: 9K, on: 2027-02-15}]}]\n"
RIVAL = "alternatives: [{name: Tallgrass, kind: offer, company: Tallgrass Mills, evidence: written, expires: 2026-12-20, offer: {base: 70K}}]\n"
OPEN_TALKS = "alternatives: [{name: Tallgrass, kind: offer, evidence: verbal, offer: {base: 70K}}]\n"
SIGN_ON = "sign_on: {amount: 5K, paid: [first-pay, after 12 months], clawback: {months: 12, kind: %s, basis: net}}"
SAID = "said:\n  - {on: 2026-11-18, by: me, ask: {base: 118K}}\n  - {on: 2026-11-20, by: them, offer: {base: 104K}}\n"
FINAL = "said: [{on: 2026-11-20, by: them, final: [base, equity, sign_on]}]\n"

RARE = {
    "left-behind": f"offer: {{base: 100K, expires: 2026-12-18}}\n{POSTED}{RESULTS}{PRESENT}",
    "they-came-up": f"stage: countered\noffer: {{base: 100K}}\n{POSTED}{SAID}",
    "rival-runs-longer": f"offer: {{base: 100K, expires: 2026-12-11}}\n{POSTED}{RIVAL}",
    "open-talks": f"offer: {{base: 100K, expires: 2026-11-24}}\n{SURVEY}{OPEN_TALKS}",
    "no-source": "offer: {base: 100K}\ncandidate: {strengths: [{claim: I cut waste by half}]}\nsaid: [{on: 2026-11-20, by: them, final: [equity, sign_on]}]\n",
    "all-final": f"stage: countered\noffer: {{base: 100K, equity: [{{kind: rsu, grant: 20K, listed: false}}]}}\n{POSTED}{FINAL}",
    "nothing-but-base": f"offer: {{base: 100K}}\n{SURVEY}said: [{{on: 2026-11-20, by: them, final: [equity, sign_on]}}]\n",
    "cliff": f"offer: {{base: 100K, {SIGN_ON % 'cliff'}}}\n{SURVEY}{RESULTS}",
    "pro-rata": f"offer: {{base: 100K, {SIGN_ON % 'pro-rata'}, bonus: {{target: 10%, kind: target}}}}\n{POSTED}{RESULTS}",
    "wage-by-day": "offer: {base: 400/day, other: [{name: leave, days: 20}]}\ncandidate: {years: 4}\n",
    "wage-by-week": "offer: {base: 2000/week, bonus: {target: 5K, kind: discretionary}}\n",
    "must": "offer: {base: 100K}\nneeds: {must: [remote_days >= 2, vacation > 20, parking <= 300, bonus >= 5K, sign_on = 8K, equity >= 9K, notice < 3, leave >= 25]}\n" + SURVEY,
    "sabbath": f"offer: {{base: 100K, expires: 2026-12-18}}\n{POSTED}said: [{{on: 2026-11-19, by: me, ask: {{base: 113K}}}}]\n",
    "expects-nothing-said": "stage: expectations\ncandidate: {state: AL}\n",
    "nothing-yet": "stage: countered\noffer: {sign_on: {amount: 5K}}\n",
    "relocation": "stage: final\noffer: {base: 100K, relocation: {amount: 4K, clawback: {months: 6}}}\n",
    "rival-held": f"offer: {{base: 100K, expires: 2026-12-11}}\nemployer: {{firmness: firm}}\n{POSTED}{RIVAL}",
    "expects-ct": "stage: expectations\ncandidate: {state: CT}\n",
    "expects-nv": "stage: expectations\ncandidate: {state: NV}\n",
    "expects-ri": "stage: expectations\ncandidate: {state: RI}\n",
    "expects-posted": f"stage: expectations\n{POSTED}",
    "expects-in-the-city": f"stage: expectations\nregion: New York City\ncandidate: {{state: NY}}\n{SURVEY}",
    "below-the-floor": f"offer: {{base: 100K, expires: 2026-12-18}}\n{POSTED}needs: {{walk_away: 110K, of: base}}\n",
    "posted-top": "offer: {base: 100K}\ncandidate: {strengths: [{claim: Promoted twice}]}\nmarket: [{what: base, high: 120K, kind: posted-range, source: ad}]\n",
    "rival-unnamed": f"offer: {{base: 100K}}\n{POSTED}alternatives: [{{name: the big one, kind: offer, evidence: signed, offer: {{base: 70K}}}}]\n",
    "rival-named": f"offer: {{base: 100K}}\n{POSTED}alternatives: [{{name: the big one, kind: offer, evidence: signed, offer: {{base: 99K}}}}]\n",
    "bare-ask": f"stage: verbal\noffer: {{base: 100K, expires: 2026-11-25}}\nsaid: [{{on: 2026-11-20, by: them, final: [sign_on]}}]\n{SURVEY}",
    "other-pot": f"offer: {{base: 100K, equity: [{{kind: options, shares: 900, listed: false, vest: 4y}}], expires: 2026-11-25}}\n{POSTED}said: [{{on: 2026-11-20, by: them, final: [sign_on]}}]\n",
    "needs-pay": f"offer: {{base: 100K}}\n{POSTED}needs: {{must: [bonus >= 5K, sign_on = 8K, equity >= 9K]}}\n",
    "listed-fixed": f"offer: {{base: 100K, equity: [{{kind: rsu, grant: 20K, listed: true}}]}}\n{POSTED}said: [{{on: 2026-11-20, by: them, final: [equity]}}]\n",
    "base-final": "stage: countered\noffer: {base: 100K, sign_on: {amount: 5K}, equity: [{kind: rsu, grant: 20K, listed: true}]}\nmarket: [{what: base, low: 90K, high: 120K, kind: survey, source: s}, {what: equity, low: 10K, high: 60K, kind: survey, source: s}, {what: sign_on, low: 5K, high: 15K, kind: survey, source: s}]\nsaid: [{on: 2026-11-20, by: them, final: [base]}]\n",
    "base-final-new": "stage: countered\noffer: {base: 100K}\nmarket: [{what: base, low: 90K, high: 120K, kind: survey, source: s}, {what: sign_on, low: 5K, high: 15K, kind: survey, source: s}]\nsaid: [{on: 2026-11-20, by: them, final: [base]}]\n",
    "hour-posted": "offer: {base: 40/hour}\nmarket: [{what: base, low: 38/hour, high: 52/hour, kind: posted-range, source: ad}]\n",
    "day-posted": "offer: {base: 400/day}\nmarket: [{what: base, low: 90K, high: 150K, kind: posted-range, source: ad}]\n",
    "week-posted": "offer: {base: 2000/week}\nmarket: [{what: base, low: 90K, high: 150K, kind: posted-range, source: ad}]\n",
    "two-packages": f"offer: {{base: 100K, expires: 2026-12-18}}\n{POSTED}priorities: [{{give: {{base: 3K}}, for: {{remote_days: 1}}}}]\nsaid: [{{on: 2026-11-20, by: them, final: [sign_on, bonus]}}]\n",
    "verbal": f"stage: verbal\noffer: {{base: 100K, {SIGN_ON % 'cliff'}, equity: [{{kind: rsu, grant: 20K, listed: true}}], other: [{{name: leave, days: 20}}]}}\n{SURVEY}",
    "verbal-carry": "stage: verbal\noffer: {base: 100K, equity: [{kind: carry, carry: {pool_share: 1%}}, {kind: options, shares: 900}]}\n",
}  # fmt: skip
ACCEPTED = """stage: final
offer:
  base: 150K
  raises: [{when: after 12 months, by: 3%}, {when: year 3, to: 170K}]
  bonus: {target: 9K, guaranteed_years: 1, first_year: 50%, kind: discretionary}
  sign_on: {amount: 10K, paid: [first-pay, after 12 months], clawback: {kind: cliff, basis: gross}}
  relocation: {amount: 4K, reimbursed: true, paid: [{when: first-pay, amount: 1K}, {when: month 13, amount: 3K}], clawback: {months: 12, kind: pro-rata, basis: net}}
  equity:
    - {kind: options, shares: 900, strike: 2.10, vest: "4y, 1y cliff, monthly", window: 90d, trigger: double, listed: false}
    - {kind: rsu, grant: 40K, vest: 5/15/40/40, listed: true}
    - {kind: rsu, grant: 40K, vest: "4y, yearly", listed: true}
    - {kind: rsu, grant: 40K, vest: "3y, half-yearly", listed: true}
    - {kind: rsu, grant: 40K, vest: "3y, quarterly", listed: true}
    - {kind: carry, carry: {pool_share: 1%}}
    - {kind: profit-sharing, history: [3K]}
    - {kind: psu, listed: true}
  other:
    - {name: leave, days: 25}
    - {name: remote_days, days: 2}
    - {name: 401k match, share: 50%, up_to: 6%}
    - {name: training budget, amount: 2K}
    - {name: parking}
  start: 2027-02-01
  received: 2026-11-14
alternatives: [{name: Tallgrass, kind: offer, evidence: signed, offer: {base: 70K}}]
"""


RAISE = "kind: raise\ncompany: Pemberly Rail\nrole: Planner\ncurrency: USD\noffer: {base: 80K}\n"
MARKET_OF_RAISE = "market: [{what: base, low: 90K, high: 120K, kind: survey, source: s}]\n"


def _matrix() -> dict[str, str]:
    """How firm they sounded, by the source of the range: the words follow both."""
    found = {}
    for firmness, (source, market) in product(
        ("firm", "some", "flexible", "unknown"), (("posted", POSTED), ("survey", SURVEY), ("none", ""))
    ):
        text = f"offer: {{base: 100K, expires: 2026-12-11}}\nemployer: {{firmness: {firmness}}}\n{market}{RESULTS}"
        found[f"{firmness}-{source}"] = HEAD + text
    return found


def all_cases() -> dict[str, str]:
    """Whole case texts by name."""
    return {
        **all_good_cases(), **_matrix(), **{name: HEAD + text for name, text in RARE.items()}, "accepted": HEAD + ACCEPTED,
        "raise-open": RAISE, "raise-day": RAISE.replace("80K", "300/day") + MARKET_OF_RAISE,
        "raise-week": RAISE.replace("80K", "1500/week") + MARKET_OF_RAISE, "raise-open-level": RAISE + "job: {promotion: {to: Senior Planner}}\n",
    }  # fmt: skip


@cache
def playbooks() -> Playbooks:
    """A playbook of every case, on a Saturday: the same ones for all who ask."""
    return Playbooks(all_cases(), SATURDAY)


def tones_of(script: Script) -> dict[str, Toned]:
    """A script's words by tone."""
    return {one.tone: one for one in (Toned(script.tone, script.text, script.subject), *script.others)}


def branches_of(script: Script) -> list[tuple[int, Branch]]:
    """All branches of a script with their depth, from 1."""
    found: list[tuple[int, Branch]] = []
    waiting = [(1, one) for one in reversed(script.branches)]
    while waiting:
        depth, one = waiting.pop()
        found.append((depth, one))
        waiting += [(depth + 1, below) for below in reversed(one.branches)]
    return found


def replies_of(branch: Branch, tone: str) -> dict[str, Toned]:
    """A branch's words by tone, where the script stands in `tone`."""
    return {one.tone: one for one in (Toned(tone, branch.text), *branch.others)}


def words_of(sentences: tuple[Sentence, ...]) -> int:
    """How many words some sentences have, as printed."""
    return sum(len(printed_sentence(sentence).split()) for sentence in sentences)


def own_words(sentence: Sentence) -> str:
    """Our own words of a sentence; what others said or what a figure prints stands as one short word."""
    return "".join(
        part if isinstance(part, str) else "so" if isinstance(part, Words) else "ten" for part in sentence.parts
    )
