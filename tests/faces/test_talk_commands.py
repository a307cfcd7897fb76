"""log, what-if and ask as a person meets them: what they print and write, how they refuse."""

import json
from pathlib import Path

import pytest

from tests.faces.called import call

TODAY = ("--today", "2026-11-21")
HEAD = "kind: offer\ncompany: Crumbwell 3 Ovens\nrole: Baker\ncurrency: GBP\n"
CASE = f"""{HEAD}# written on a train
offer: {{base: 33K, expires: 2026-12-04}}   # by letter
market: [{{what: base, low: 31K, high: 39K, kind: posted-range, source: ad}}]
alternatives: [{{name: present job, kind: present, offer: {{base: 30K}}}}]
"""


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "case.yaml"
    path.write_text(CASE, "utf-8")
    return path


# log


def test_log_appends_what_a_sentence_says_and_names_the_next_move(case: Path) -> None:
    done = call("log", case, "they came up to 35K base on the phone, that is final", *TODAY)
    entry = '  - {on: 2026-11-21, by: them, channel: phone, offer: {base: 35K}, final: [base], words: "they came up to 35K base on the phone, that is final"}'
    assert done.code == 0
    assert entry in done.out
    assert "next, on " in done.out
    assert case.read_text("utf-8") == f"{CASE}said:\n{entry}\n"


def test_log_says_what_it_keeps_in_the_words_alone(case: Path) -> None:
    done = call("log", case, "they said 35K base and twenty days of leave, and want an answer by Friday", *TODAY)
    assert 'note: "twenty days of leave" is kept in the words alone' in done.out
    assert 'note: "by Friday" is kept in the words alone' in done.out
    assert "base: 35K" in case.read_text("utf-8")


def test_after_an_offer_is_taken_back_no_next_move_is_named(case: Path) -> None:
    done = call("log", case, "They withdrew the offer", *TODAY)
    assert "note: they took the offer back" in done.out
    assert "next, on" not in done.out
    assert "They withdrew the offer" in case.read_text("utf-8")


def test_log_by_options(case: Path) -> None:
    done = call(
        "log",
        case,
        "--by",
        "me",
        "--on",
        "2026-11-20",
        "--channel",
        "e-mail",
        "--base",
        "38K",
        "--sign-on",
        "2K",
        "--words",
        "I asked",
        *TODAY,
    )
    assert done.code == 0
    assert "{on: 2026-11-20, by: me, channel: e-mail, ask: {base: 38K, sign_on: 2K}, words: I asked}" in case.read_text(
        "utf-8"
    )


def test_a_dry_run_writes_nothing(case: Path) -> None:
    done = call("log", case, "they said 35K", "--dry-run", *TODAY)
    assert done.out.startswith(f"would add to {case}:")
    assert case.read_text("utf-8") == CASE


def test_a_contradiction_is_noted(case: Path) -> None:
    call("log", case, "they said 35K, final", *TODAY)
    done = call("log", case, "they said 36K", "--today", "2026-11-22")
    assert (
        "note: On 21 November 2026 they called base salary final at £35,000; on 22 November 2026 they named £36,000."
        in done.out
    )


def test_a_fault_is_shown_in_the_line_as_it_would_be(case: Path) -> None:
    done = call("log", case, "--base", "lots", *TODAY)
    assert done.code == 1
    lines = done.err.splitlines()
    excerpt = next(number for number, line in enumerate(lines) if "offer: {base: lots}" in line)
    assert lines[excerpt + 1].index("^") == lines[excerpt].index("lots")
    assert f"{len(CASE.splitlines()) + 2}:" in done.err
    assert "nothing was written" in done.err
    assert case.read_text("utf-8") == CASE


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "nothing is said"), (("they raised it by 10K",), 2, "difference"), (("--by", "me", "--base", "1K", "--final", "base"), 2, "only they"),
        (("--by", "us"), 2, "Invalid value"), (("--on", "yesterday", "--base", "34K"), 2, "is not a day"), (("--base", "$34K"), 1, "is in USD"),
        (("they said 65/hour for the sign-on",), 2, "only base"), (("--by", "me", "--base", "20/hour"), 1, "per hour"),
    ],
)  # fmt: skip
def test_log_refuses_what_it_cannot_write(case: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    done = call("log", case, *arguments, *TODAY)
    assert done.code == code
    assert said in done.err
    assert case.read_text("utf-8") == CASE


def test_log_refuses_files_that_it_cannot_edit(case: Path, tmp_path: Path) -> None:
    assert call("log", tmp_path / "nowhere.yaml", "they said 35K").code == 2
    case.write_text(CASE.replace("33K", "lots"), "utf-8")
    done = call("log", case, "they said 35K")
    assert (done.code, "lots" in done.err, "has faults" in done.err) == (1, True, True)
    case.write_text("{kind: offer, company: A, role: B, currency: GBP}", "utf-8")
    done = call("log", case, "they said 35K")
    assert (done.code, "by hand" in done.err) == (2, True)
    case.write_bytes(CASE.encode("utf-16"))
    assert call("log", case, "they said 35K").code in (1, 2)


def test_a_first_word_of_theirs_is_an_offer(case: Path) -> None:
    case.write_text(f"{HEAD}stage: verbal\n", "utf-8")
    assert call("log", case, "they said 35K", *TODAY).code == 0
    assert json.loads(call("ask", case, *TODAY, "--format", "json").out)["offer_base"] == 35000


# what-if


def test_what_if_shows_what_moves_and_leaves_the_file_alone(case: Path) -> None:
    done = call("what-if", case, "--set", "offer.base=36K", "--set", "alternatives.1.offer.base=31K", *TODAY)
    assert done.code == 0
    for said in ("offer.base is 36K", "£33,000", "£36,000", "Best alternative, a year"):
        assert said in done.out
    assert case.read_text("utf-8") == CASE


def test_what_if_as_json(case: Path) -> None:
    found = json.loads(call("what-if", case, "--set", "offer.base=36K", *TODAY, "--format", "json").out)
    assert set(found) == {"set", "before", "after"}
    assert found["set"] == {"offer.base": "36K"}
    assert (found["before"]["offer_base"], found["after"]["offer_base"]) == (33000, 36000)
    assert set(found["before"]) == set(found["after"])


def test_a_value_that_a_later_message_named_is_set_there(case: Path) -> None:
    call("log", case, "they said 35K", *TODAY)
    found = json.loads(call("what-if", case, "--set", "offer.base=37K", *TODAY, "--format", "json").out)
    assert (found["before"]["offer_base"], found["after"]["offer_base"]) == (35000, 37000)


def test_what_moves_nothing_is_said(case: Path) -> None:
    assert "Nothing in the plan depends on it." in call("what-if", case, "--set", "candidate.name=Zoë", *TODAY).out


@pytest.mark.parametrize(
    ("setting", "code", "said"),
    [
        ("offer.base", 2, "write it like"), ("=3", 2, "write it like"), ("offer.base=", 2, "write it like"), ("offer.bse=3K", 1, "did you mean base"),
        ("offer.base=lots", 1, "lots"), ("offer=3K", 2, "more than one value"), ("alternatives.7.offer.base=3K", 2, "no entry"),
        ("alternatives.base=3K", 2, "is a list"), ("...=3", 2, "names nothing"),
    ],
)  # fmt: skip
def test_what_if_refuses_what_no_case_holds(case: Path, setting: str, code: int, said: str) -> None:
    done = call("what-if", case, "--set", setting, *TODAY)
    assert (done.code, done.out) == (code, "")
    assert said in done.err
    assert call("what-if", case).code == 2


# ask


def test_ask_prints_the_numbers_alone(case: Path) -> None:
    done = call("ask", case, *TODAY)
    assert done.code == 0
    assert "Verdict: ask" in done.out
    assert len(done.out.splitlines()) < 80
    found = json.loads(call("ask", case, *TODAY, "--format", "json").out)
    assert found["anchor"] > found["offer_base"] == 33000


def test_ask_as_json_holds_packages_and_the_outlook(case: Path) -> None:
    case.write_text(CASE + "priorities: [{give: {base: 1K}, for: {remote_days: 1}}]\n", "utf-8")
    found = json.loads(call("ask", case, *TODAY, "--format", "json").out)
    assert [one["name"] for one in found["packages"][:2]] == ["as offered", "first ask"]
    assert found["bargaining"]["exchanges"]
    assert found["outlook"]["curve"]
    assert found["next"][0]["date"] >= "2026-11-21"
    assert found["contradictions"] == []


def test_what_contradicts_itself_is_shown_and_asked_again(case: Path) -> None:
    swaps = "priorities: [{give: {base: 1K}, for: {remote_days: 1}}, {give: {base: 3K}, for: {remote_days: 1}}]\n"
    case.write_text(CASE + swaps, "utf-8")
    call("log", case, "--by", "me", "--base", "36K", *TODAY)
    call("log", case, "--by", "me", "--base", "38K", *TODAY)
    shown = " ".join(call("ask", case, *TODAY).out.split())
    assert "Without new evidence an ask that rises costs trust." in shown
    assert "Which of the two holds?" in shown
    found = json.loads(call("ask", case, *TODAY, "--format", "json").out)
    assert len(found["contradictions"]) == 1


def test_what_if_compares_packages(case: Path) -> None:
    case.write_text(CASE + "priorities: [{give: {base: 1K}, for: {remote_days: 1}}]\n", "utf-8")
    done = call("what-if", case, "--set", "priorities.1.give.base=2K", *TODAY)
    assert "A: worth a year" in done.out
    found = json.loads(call("what-if", case, "--set", "priorities.1.give.base=2K", *TODAY, "--format", "json").out)
    assert found["before"]["packages"] != found["after"]["packages"]
    assert "Nothing in the plan depends on it." not in done.out


def test_log_tells_what_to_ask_for_next_and_what_to_accept(case: Path) -> None:
    call("log", case, "I asked for 37K", *TODAY)
    done = call("log", case, "they came up to 34K", *TODAY)
    assert "second ask, base salary: £" in done.out
    assert "accept an answer from £" in done.out
    done = call("log", case, "they said 37K", *TODAY)
    assert "verdict: accept. They have met what you asked for, £37,000." in done.out


def test_ask_shows_faults_and_refuses(case: Path, tmp_path: Path) -> None:
    case.write_text(CASE.replace("33K", "lots"), "utf-8")
    assert call("ask", case).code == 1
    assert call("ask", tmp_path / "nowhere.yaml").code == 2
    assert call("ask", case, "--format", "html").code == 2
