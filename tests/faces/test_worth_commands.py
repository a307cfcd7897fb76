"""value, compare and parameters as a person meets them: what they print and write, how they refuse."""

import json
import stat
from pathlib import Path

import pytest

from tests.faces.called import Called, call
from tests.faces.test_cli import run
from tests.help_pages import ROOT

CASE = ROOT / "examples" / "written-offer-with-competing-offer.yaml"
LONDON = ROOT / "examples" / "london-gbp.yaml"
TODAY = ("--today", "2026-11-21")
HEAD = "kind: offer\ncompany: Crumbwell 3 Ovens\nrole: Baker\ncurrency: GBP\n"
PLAIN = f"{HEAD}offer: {{base: 33K, sign_on: {{amount: 2K, clawback: {{months: 12}}}}, start: 2027-01-04, expires: 2026-12-04}}\n"
ALTERNATIVES = """alternatives:
  - {name: present job, kind: present, offer: {base: 30K}}
  - {name: Old Mill 7, expires: 2026-11-01, offer: {base: 35K}}
  - {name: Silent, offer: {bonus: {target: 10%}}}
  - {name: keep looking, kind: search}
  - {name: Far Isle, currency: XAF, offer: {base: 9M}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plain.yaml").write_text(PLAIN, "utf-8")
    (tmp_path / "several.yaml").write_text(PLAIN + ALTERNATIVES, "utf-8")
    (tmp_path / "no-offer.yaml").write_text(HEAD, "utf-8")
    (tmp_path / "no-base.yaml").write_text(
        f"{HEAD}offer: {{bonus: {{target: 10%}}, expires: 2026-12-04}}\n{ALTERNATIVES}", "utf-8"
    )
    (tmp_path / "broken.yaml").write_text(PLAIN.replace("33K", "lots"), "utf-8")
    return tmp_path


def refused(called: Called, code: int, *words: str) -> None:
    assert (called.code, called.out) == (code, "")
    for word in words:
        assert word in called.err
    assert "help: " in called.err or "Usage" in called.err or "Error" in called.err


@pytest.mark.parametrize(
    "command", ["value", "compare", "ask", "log", "what-if", "parameters", "parameters list", "parameters show"]
)
def test_every_command_explains_itself(command: str) -> None:
    done = call(*command.split(), "--help")
    assert done.code == 0
    assert "Usage:" in done.out
    assert max(map(len, done.out.splitlines())) <= 80


# value


def test_value_prints_a_page_and_writes_nothing(folder: Path) -> None:
    done = call("value", folder / "plain.yaml", *TODAY)
    assert done.code == 0
    for said in (
        "What it is worth: Crumbwell 3 Ovens",
        "Worth a year",
        "£33,500",
        "After 12 months: Sign-on bonus: its clawback ends",
    ):
        assert said in done.out
    assert "Stacked bars" not in done.out
    assert sorted(path.name for path in folder.iterdir()) == [
        "broken.yaml",
        "no-base.yaml",
        "no-offer.yaml",
        "plain.yaml",
        "several.yaml",
    ]


def test_value_counts_what_was_said(folder: Path) -> None:
    path = folder / "plain.yaml"
    path.write_text(f"{PLAIN}said: [{{on: 2026-11-20, by: them, offer: {{base: 36K}}}}]\n", "utf-8")
    assert json.loads(call("value", path, "--format", "json").out)["valuation"]["years"][0]["total"] == 38000


def test_value_on_a_day_of_leaving(folder: Path) -> None:
    done = call("value", folder / "plain.yaml", *TODAY, "--leave-on", "2027-07-10")
    assert "Leaving on 10 July 2027, after 6 whole months of work: £16,500 kept of £18,500 paid." in done.out
    found = json.loads(call("value", folder / "plain.yaml", "--leave-on", "2027-07-10", "--format", "json").out)
    assert (found["leaving_on"]["date"], found["leaving_on"]["month"], found["leaving_on"]["kept"]) == (
        "2027-07-10",
        6,
        16500,
    )


def test_value_refuses_a_day_of_leaving_that_cannot_be(folder: Path) -> None:
    refused(call("value", folder / "plain.yaml", "--leave-on", "2027-01-03"), 2, "lies before the first day of work")
    refused(call("value", folder / "plain.yaml", "--leave-on", "soon"), 2, "is not a day")
    path = folder / "plain.yaml"
    path.write_text(PLAIN.replace("start: 2027-01-04, ", ""), "utf-8")
    refused(call("value", path, "--leave-on", "2027-02-01"), 2, "does not say when the work starts")


def test_a_day_of_leaving_after_all_the_years_is_said(folder: Path) -> None:
    done = call("value", folder / "plain.yaml", "--leave-on", "2060-01-01")
    refused(done, 2, "later than the years")


def test_value_after_tax_without_a_place_says_why_not(folder: Path) -> None:
    done = call("value", folder / "plain.yaml", "--after-tax")
    assert done.code == 0
    assert "After tax: not computed." in done.out
    tax = json.loads(call("value", folder / "plain.yaml", "--after-tax", "--format", "json").out)["after_tax"]
    assert tax["computed"] is False
    assert tax["help"]


def test_value_after_tax_in_england(folder: Path) -> None:
    path = folder / "plain.yaml"
    path.write_text(f"{PLAIN}tax: {{country: England, year: 2025}}\n", "utf-8")
    done = call("value", path, "--after-tax", "--format", "json")
    tax = json.loads(done.out)["after_tax"]
    assert tax["computed"] is True
    assert all(year["pay"] == year["net"] + sum(year["taxes"].values()) for year in tax["years"])
    assert "AFTER TAX" in call("value", path, "--after-tax").out


def test_value_of_an_alternative_by_name(folder: Path) -> None:
    done = call("value", folder / "several.yaml", "--alternative", "Present Job", "--format", "json")
    found = json.loads(done.out)
    assert (found["offer"], found["valuation"]["average"], found["break_even"]) == ("present job", 30000, None)
    refused(
        call("value", folder / "several.yaml", "--alternative", "nobody"),
        2,
        "is called 'nobody'",
        "present job, Old Mill 7",
    )
    refused(call("value", folder / "several.yaml", "--alternative", "Silent"), 2, "states no base salary")
    refused(call("value", folder / "plain.yaml", "--alternative", "nobody"), 2, "there are: none")


@pytest.mark.parametrize(
    ("case", "code", "said"),
    [("no-offer", 2, "holds no offer"), ("no-base", 2, "states no base salary"), ("broken", 1, "has faults"), ("nowhere", 2, "there is no file")],
)  # fmt: skip
def test_value_refuses_what_cannot_be_valued(folder: Path, case: str, code: int, said: str) -> None:
    refused(call("value", folder / f"{case}.yaml"), code, said)


@pytest.mark.parametrize(
    "arguments",
    [("--months", "0"), ("--months", "x"), ("--seed", "-1"), ("--format", "odt"), ("--format", ","), ("--today", "x")],
)
def test_value_refuses_options_that_are_none(folder: Path, arguments: tuple[str, str]) -> None:
    refused(call("value", folder / "plain.yaml", *arguments), 2)


def test_the_months_asked_for_are_all_shown(folder: Path) -> None:
    for months in (1, 7, 48):
        found = json.loads(call("value", folder / "plain.yaml", "--months", str(months), "--format", "json").out)
        assert [kept["month"] for kept in found["kept"]["months"]] == list(range(1, months + 1))
    assert call("value", folder / "plain.yaml", "--months", "3").code == 0


def test_a_seed_gives_the_same_numbers_again() -> None:
    first, again, other = (
        json.loads(call("value", CASE, "--seed", seed, "--format", "json").out)["spread"] for seed in ("7", "7", "8")
    )
    assert first == again
    assert first["total"] != other["total"]
    assert first["seed"] == 7


@pytest.mark.parametrize(("command", "stem"), [("value", "worth"), ("compare", "comparison")])
def test_files_are_for_their_owner_alone(folder: Path, command: str, stem: str) -> None:
    done = call(command, folder / "several.yaml", *TODAY, "--format", "terminal,html,pdf,json")
    assert done.code == 0
    out = folder / stem
    assert sorted(path.name for path in out.iterdir()) == [f"{stem}.html", f"{stem}.json", f"{stem}.pdf"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in out.iterdir()} == {0o600}
    assert stat.S_IMODE(out.stat().st_mode) == 0o700
    assert (out / f"{stem}.pdf").read_bytes().startswith(b"%PDF")
    page = (out / f"{stem}.html").read_text("utf-8")
    assert "Private" in page
    assert page.count("<svg") >= 2
    assert [line.split()[0] for line in done.out.splitlines()[-3:]] == ["html", "pdf", "json"]


def test_json_with_a_folder_is_a_file(folder: Path) -> None:
    done = call("value", folder / "plain.yaml", "--format", "json", "--out", folder / "deep" / "er")
    assert done.out.startswith("json")
    assert json.loads((folder / "deep" / "er" / "worth.json").read_bytes())["offer"] == "Crumbwell 3 Ovens"


def test_the_ledger_of_worth_json_can_be_traced(folder: Path) -> None:
    call("value", folder / "plain.yaml", "--format", "json", "--out", folder)
    done = call("trace", "offer.base", "--from", folder / "worth.json")
    assert done.code == 0
    assert "£33,000" in done.out


# compare


def test_compare_names_everybody_who_is_left_out_or_late(folder: Path) -> None:
    done = call("compare", folder / "several.yaml", *TODAY)
    text = " ".join(done.out.split())
    assert done.code == 0
    for said in (
        "Old Mill 7 comes first with £35,000 a year, £1,500 ahead of Crumbwell 3 Ovens.",
        "Old Mill 7: its last day was 1 November 2026; it is compared as if it still stood.",
        "Silent is left out: it states no base salary.",
        "keep looking is left out: searching on states no pay.",
        "XAF",
    ):
        assert said in text
    found = json.loads(call("compare", folder / "several.yaml", *TODAY, "--format", "json").out)
    assert found["ranking"] == ["Old Mill 7", "Crumbwell 3 Ovens", "present job"]
    assert sorted(one["name"] for one in found["left_out"]) == ["Far Isle", "Silent", "keep looking"]
    assert [offer["expired"] for offer in found["offers"]] == [None, None, "2026-11-01"]
    assert all(one["why"] for one in found["left_out"])


def test_an_offer_without_base_gives_way_to_its_alternatives_and_is_named(folder: Path) -> None:
    found = json.loads(call("compare", folder / "no-base.yaml", *TODAY, "--format", "json").out)
    assert found["ranking"] == ["Old Mill 7", "present job"]
    assert "Crumbwell 3 Ovens" in {one["name"] for one in found["left_out"]}


def test_several_cases_are_compared_by_their_own_offers(folder: Path) -> None:
    done = call(
        "compare",
        folder / "several.yaml",
        LONDON,
        folder / "no-base.yaml",
        folder / "no-offer.yaml",
        *TODAY,
        "--format",
        "json",
    )
    found = json.loads(done.out)
    assert len(found["ranking"]) == 2
    assert len(found["left_out"]) == 2
    ids = [figure["id"] for figure in found["figures"]]
    assert len(ids) == len(set(ids))
    assert any(id.startswith("case_2.") for id in ids)


def test_cases_of_one_company_are_told_apart(folder: Path) -> None:
    other = folder / "other.yaml"
    other.write_text(PLAIN.replace("Baker", "Head Baker").replace("33K", "39K"), "utf-8")
    found = json.loads(call("compare", folder / "plain.yaml", other, folder / "plain.yaml", "--format", "json").out)
    assert found["ranking"] == [
        "Crumbwell 3 Ovens (Head Baker)",
        "Crumbwell 3 Ovens (Baker)",
        "Crumbwell 3 Ovens (Baker) (2)",
    ]
    assert all(len(row["a_year"]) == 3 for row in found["components"])
    assert call("compare", folder / "plain.yaml", folder / "plain.yaml", folder / "several.yaml").code == 0


@pytest.mark.parametrize(
    ("cases", "code", "said"),
    [
        (("plain",), 2, "there is nothing to compare"), (("no-offer", "no-base"), 2, "holds no offer"), (("plain", "broken"), 1, "has faults"),
        (("plain", "nowhere"), 2, "there is no file"), ((), 2, "Missing argument"),
    ],
)  # fmt: skip
def test_compare_refuses_what_cannot_be_compared(folder: Path, cases: tuple[str, ...], code: int, said: str) -> None:
    refused(call("compare", *(folder / f"{case}.yaml" for case in cases)), code, said)


# parameters


def test_parameters_are_listed_and_shown_with_where_they_were_checked() -> None:
    listed = call("parameters", "list").out.splitlines()
    assert len(listed) > 50
    id = listed[0].split()[0]
    shown = call("parameters", "show", id)
    assert shown.code == 0
    for said in (id, "published: ", "checked in: "):
        assert said in shown.out
    subject = id.split(".")[0]
    part = call("parameters", "list", subject).out.splitlines()
    assert part
    assert all(line.startswith(subject) for line in part)


def test_a_parameter_that_is_none_is_met_with_a_near_one() -> None:
    id = call("parameters", "list").out.splitlines()[0].split()[0]
    refused(call("parameters", "show", id[:-1] + "x"), 2, "did you mean", id)
    refused(call("parameters", "list", "zzzz"), 2, "no parameter")


def test_the_commands_run_in_an_interpreter_of_their_own(folder: Path) -> None:
    assert (
        run("value", folder / "plain.yaml", *TODAY, COLUMNS="100").stdout
        == call("value", folder / "plain.yaml", *TODAY).out
    )
    assert run("compare", folder / "several.yaml", *TODAY, COLUMNS="72").returncode == 0
