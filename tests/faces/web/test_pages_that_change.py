"""What the pages of a case change, and what they do not: assumptions, what was said, words, and the files to take away."""

import io
import json
import re
import zipfile
from html import unescape
from pathlib import Path

import pytest

from counteroffer import operations
from counteroffer.playbook.auditing.privacy import gives_away
from tests.faces.web.browsing import EXAMPLE, Tab, desk_in


@pytest.fixture
def tab(tmp_path: Path) -> Tab:
    return Tab(desk_in(tmp_path))


@pytest.fixture
def id(tab: Tab) -> str:
    return operations.copy_example(tab.desk.cases, EXAMPLE).id


def text_of(tab: Tab, id: str) -> str:
    return tab.desk.cases.read(id).source.text


def version_of(tab: Tab, id: str) -> str:
    return tab.desk.cases.read(id).version


# the form


def test_a_number_from_before_opens_the_trace_that_it_had(tab: Tab, id: str) -> None:
    before = version_of(tab, id)
    tab.get(f"/cases/{id}")
    tab.send(
        "POST", f"/cases/{id}/field", json={"path": "offer.base", "value": "250K", "was": "240K", "version": before}
    )
    panel = tab.get(f"/cases/{id}/panel", params={"since": before}).text
    found = {
        side: re.search(rf'<{side}><a class="figure" href="([^"]*offer.base[^"]*)"[^>]*>([^<]*)<', panel) for side in ("del", "ins")
    }  # fmt: skip
    for side, amount in (("del", "$240,000"), ("ins", "$250,000")):
        link = found[side]
        assert link is not None
        assert link[2] == amount
        assert f"{amount}</h2>" in tab.get(unescape(link[1])).text


# assumptions


def test_what_if_writes_nothing(tab: Tab, id: str) -> None:
    before = text_of(tab, id)
    was = tab.get(f"/cases/{id}/worth").text
    now = tab.send(
        "POST",
        f"/cases/{id}/worth/what-if",
        data={"assume.bonus_payout": "70%", "assume.expected_years": "4"},
    )
    assert "another assumption" in now.text
    assert average(was) != average(now.text)
    assert text_of(tab, id) == before


def average(page: str) -> str:
    found = re.search(r'data-figure="valuation.average"[^>]*>([^<]*)<', page)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("value", ["a lot", "900%", "-5", "1e999", "%", "💶"])
def test_an_assumption_that_cannot_be_is_said(tab: Tab, id: str, value: str) -> None:
    answer = tab.send("POST", f"/cases/{id}/worth/what-if", data={"assume.bonus_payout": value})
    assert answer.status_code == 200
    assert "state wrong" in answer.text


def test_unknown_assumptions_are_no_assumptions(tab: Tab, id: str) -> None:
    answer = tab.send(
        "POST",
        f"/cases/{id}/worth/what-if",
        data={"assume.nobody": "1", "assume.room_given": "9", "month": "zz"},
    )
    assert "As your case has it" in answer.text


def test_assumptions_are_kept_and_taken_out_again(tab: Tab, id: str) -> None:
    before = text_of(tab, id)
    sent = {"assume.bonus_payout": "80%", "assume.discount_rate": "5%", "version": version_of(tab, id)}
    answer = tab.send("POST", f"/cases/{id}/worth/keep", data=sent)
    assert answer.status_code == 204
    assert answer.headers["hx-redirect"].endswith("/worth?kept=1")
    kept = text_of(tab, id)
    assert "bonus_payout: 80%" in kept
    assert "discount_rate" not in kept
    assert "Yours; ours is 100%" in tab.get(f"/cases/{id}/worth").text
    tab.send("POST", f"/cases/{id}/worth/keep", data={"assume.bonus_payout": "100%", "version": version_of(tab, id)})
    assert "bonus_payout" not in text_of(tab, id)
    assert before.strip() in text_of(tab, id)


def test_assumptions_do_not_overwrite_another_change(tab: Tab, id: str) -> None:
    version = version_of(tab, id)
    changed = tab.desk.cases.keep(id, text_of(tab, id) + "# by an editor\n", version)
    answer = tab.send("POST", f"/cases/{id}/worth/keep", data={"assume.bonus_payout": "80%", "version": version})
    assert answer.status_code == 409
    assert tab.desk.cases.read(id).content == changed.content


@pytest.mark.parametrize("month", ["1", "12", "48"])
def test_what_is_kept_after_a_month(tab: Tab, id: str, month: str) -> None:
    from counteroffer.terms.printing import printed
    from counteroffer.valuation.worth import Asked

    valued = operations.kept_worth(tab.desk.cases.read(id), Asked(), tab.desk.today())
    kept = valued.worth.keeping.after(int(month))
    assert kept is not None
    shown = tab.send("POST", f"/cases/{id}/worth/left", data={"month": month}).text
    assert printed(kept.kept) in shown
    assert printed(kept.paid) in shown


def test_an_alternative_has_its_worth(tab: Tab, id: str) -> None:
    whole = tab.get(f"/cases/{id}/worth").text
    other = tab.get(f"/cases/{id}/worth", params={"whose": "Copperfinch Capital"}).text
    assert average_of_any(whole) != average_of_any(other)
    assert "No alternative" in tab.get(f"/cases/{id}/worth", params={"whose": "Nobody"}).text


def average_of_any(page: str) -> str:
    found = re.search(r'data-figure="[^"]*average"[^>]*>([^<]*)<', page)
    assert found is not None
    return found[1]


# what was said

SAID = {"sentence": "they came up to 252K base on the phone, that is final"}


def test_what_was_said_is_read_back_and_not_yet_kept(tab: Tab, id: str) -> None:
    before = text_of(tab, id)
    told = tab.send("POST", f"/cases/{id}/said/preview", data=SAID).text
    for words in ("they said", "phone", "252K", "Called final", "$252,000", "Keep it"):
        assert words in told
    assert text_of(tab, id) == before


def test_a_figure_from_before_has_the_trace_from_before(tab: Tab, id: str) -> None:
    told = tab.send("POST", f"/cases/{id}/said/preview", data=SAID).text
    for sign in ("del", "ins"):
        link = re.search(rf'<{sign}><a class="figure" href="([^"]*)"[^>]*>([^<]*)<', told)
        assert link is not None
        assert link[2] in unescape(tab.get(unescape(link[1])).text).split("</h2>")[0]


def test_what_was_said_is_kept_as_the_command_line_keeps_it(tab: Tab, id: str, tmp_path: Path) -> None:
    other = tmp_path / "case.yaml"
    other.write_text(text_of(tab, id), "utf-8")
    operations.log_message(
        other, operations.message_of(operations.Told(SAID["sentence"]), tab.desk.today()), (), tab.desk.today()
    )
    version = version_of(tab, id)
    answer = tab.send("POST", f"/cases/{id}/said", data={**SAID, "version": version})
    assert answer.status_code == 204
    assert text_of(tab, id) == other.read_text("utf-8")
    assert answer.headers["hx-redirect"] == f"/cases/{id}/plan?since={version}"
    moved = tab.get(answer.headers["hx-redirect"]).text
    assert "What moved" in moved
    assert "$252,000" in moved


def test_fields_take_the_place_of_the_sentence(tab: Tab, id: str) -> None:
    sent = {"by": "me", "on": "2026-11-20", "channel": "e-mail", "base": "266K", "words": "as we spoke"}
    told = tab.send("POST", f"/cases/{id}/said/preview", data=sent).text
    for words in ("you said, e-mail", "20 November 2026", "266K", "as we spoke"):
        assert words in told


@pytest.mark.parametrize(
    "sent",
    [
        {}, {"sentence": "   "}, {"sentence": "they said about 250K"}, {"base": "lots"}, {"by": "nobody", "base": "1K"},
        {"on": "yesterday", "base": "250K"}, {"by": "me", "base": "250K", "final": "base"},
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_said_and_not_kept(tab: Tab, id: str, sent: dict[str, str]) -> None:
    before = text_of(tab, id)
    told = tab.send("POST", f"/cases/{id}/said/preview", data=sent)
    assert told.status_code == 200
    assert "fault error" in told.text
    assert "--" not in told.text
    assert tab.send("POST", f"/cases/{id}/said", data={**sent, "version": version_of(tab, id)}).status_code in (
        400,
        422,
    )
    assert text_of(tab, id) == before


def test_what_goes_against_what_was_said_before_is_shown(tab: Tab, id: str) -> None:
    tab.send("POST", f"/cases/{id}/said", data={**SAID, "version": version_of(tab, id)})
    told = tab.send("POST", f"/cases/{id}/said/preview", data={"sentence": "they offered 255K base"}).text
    assert "goes against" in told


def test_what_was_said_does_not_overwrite_another_change(tab: Tab, id: str) -> None:
    version = version_of(tab, id)
    tab.desk.cases.keep(id, text_of(tab, id) + "# by an editor\n", version)
    assert tab.send("POST", f"/cases/{id}/said", data={**SAID, "version": version}).status_code == 409
    assert "252K" not in text_of(tab, id)


def test_changes_need_the_token(tab: Tab, id: str) -> None:
    for path in ("said", "said/preview", "worth/what-if", "worth/keep", "worth/left", "audit"):
        assert tab.client.post(f"/cases/{id}/{path}", data=SAID).status_code == 403


# words that somebody edits


def test_words_are_held_against_the_case(tab: Tab, id: str) -> None:
    text = "Hello,\nthe other offer is 💶 $999,000 base.\n"
    found = tab.send("POST", f"/cases/{id}/audit", content=text, headers={"content-type": "text/plain"}).json()
    assert found
    line = text.split("\n")[1]
    assert any(line[one["column"] - 1 : one["end"] - 1] == "$999,000" for one in found if one["line"] == 2)


def test_our_own_words_pass(tab: Tab, id: str) -> None:
    told = tab.get(f"/cases/{id}/scripts").text
    for own in re.findall(r'data-copy="([^"]*)"', told):
        answer = tab.send(
            "POST", f"/cases/{id}/audit", content=unescape(own).encode(), headers={"content-type": "text/plain"}
        )
        assert answer.json() == []


@pytest.mark.parametrize("text", ["", "\0", "x" * 20_000, "1" * 5000, "\ud83d", "$" * 3000])
def test_any_words_are_read(tab: Tab, id: str, text: str) -> None:
    content = text.encode("utf-8", "surrogatepass")
    answer = tab.send("POST", f"/cases/{id}/audit", content=content, headers={"content-type": "text/plain"})
    assert answer.status_code in (200, 422)


def test_a_book_is_no_letter(tab: Tab, id: str) -> None:
    answer = tab.send("POST", f"/cases/{id}/audit", content="x" * 20_001, headers={"content-type": "text/plain"})
    assert answer.status_code == 400


# files to take away


def test_every_format_can_be_taken_away(tab: Tab, id: str) -> None:
    begins = {
        "pdf": b"%PDF-",
        "docx": b"PK",
        "html": b"<!doctype html>",
        "ics": b"BEGIN:VCALENDAR",
        "markdown": b"#",
        "json": b"{",
    }
    for name in operations.file_formats():
        answer = tab.get(f"/cases/{id}/playbook/file", params={"format": name})
        assert answer.status_code == 200, name
        assert answer.content.lstrip().startswith(begins[name]), name
        assert f"{id}-playbook" in answer.headers["content-disposition"]
        assert f"format={name}&amp;" in tab.get(f"/cases/{id}/playbook").text


def test_a_redacted_playbook_gives_nothing_away(tab: Tab, id: str) -> None:
    answer = tab.get(f"/cases/{id}/playbook/file", params={"format": "json", "redacted": 1})
    assert "playbook-redacted" in answer.headers["content-disposition"]
    assert not [one["id"] for one in json.loads(answer.content)["figures"] if gives_away(one["id"])]
    docx = tab.get(f"/cases/{id}/playbook/file", params={"format": "docx", "redacted": 1})
    assert zipfile.ZipFile(io.BytesIO(docx.content)).testzip() is None


def test_a_tone_goes_into_the_file(tab: Tab, id: str) -> None:
    plain, warm = (
        tab.get(f"/cases/{id}/playbook/file", params={"format": "markdown", "tone": tone}).content
        for tone in ("plain", "warm")
    )
    assert plain != warm


@pytest.mark.parametrize(
    "asked", [{"format": "exe"}, {"format": "terminal"}, {"format": "../html"}, {"format": "pdf", "tone": "rude"}]
)
def test_there_is_no_such_file(tab: Tab, id: str, asked: dict[str, str]) -> None:
    assert tab.get(f"/cases/{id}/playbook/file", params=asked).status_code == 400


def test_the_preview_stands_under_its_own_policy(tab: Tab, id: str) -> None:
    answer = tab.get(f"/cases/{id}/playbook/preview")
    policy = answer.headers["content-security-policy"]
    stated = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', answer.text)
    assert stated is not None
    assert policy == f"{unescape(stated[1])}; frame-ancestors 'self'"
    assert "unsafe" not in policy
    assert "sha256-" in policy


def test_a_faulty_case_has_no_file(tab: Tab) -> None:
    id = tab.desk.cases.add("faulty", "kind: offer\ncompany: Old Mill 7\nrole: Baker\noffer: {base: lots}\n").id
    answer = tab.get(f"/cases/{id}/playbook/file", params={"format": "pdf"})
    assert answer.status_code == 422
    assert "lots" in answer.text


@pytest.mark.parametrize(("module", "format"), [("typst", "pdf"), ("icalendar", "ics"), ("vl_convert", "html")])
def test_what_is_not_installed_is_said(
    tab: Tab, id: str, module: str, format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    from counteroffer.render import charts

    monkeypatch.setitem(sys.modules, module, None)
    charts._draw.cache_clear()
    answer = tab.get(f"/cases/{id}/playbook/file", params={"format": format, "tone": "warm", "redacted": 1})
    if answer.status_code == 200:  # it does without
        return
    assert answer.status_code == 501
    assert "pip install" in answer.text


def test_the_same_words_twice_are_asked_about(tab: Tab, id: str) -> None:
    again = "stand in your case already"
    first = tab.send("POST", f"/cases/{id}/said/preview", data=SAID)
    assert again not in first.text
    tab.send("POST", f"/cases/{id}/said", data={**SAID, "version": version_of(tab, id)})
    second = tab.send("POST", f"/cases/{id}/said/preview", data=SAID)
    assert again in second.text
    assert f'name="version" value="{version_of(tab, id)}" hx-swap-oob' in second.text


@pytest.mark.parametrize(
    ("value", "state"), [("80", "another assumption"), ("80%", "another assumption"), ("banana", "state wrong")]
)
def test_a_bare_number_beside_per_cents_is_in_per_cent(tab: Tab, id: str, value: str, state: str) -> None:
    answer = tab.send("POST", f"/cases/{id}/worth/what-if", data={"assume.bonus_payout": value})
    assert state in answer.text
    assert (answer.headers.get("hx-reswap") == "none") is (state == "state wrong")  # the numbers stay where it is wrong
