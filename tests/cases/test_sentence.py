"""Sentences as people write them become the right message, or are refused in words; nothing is guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.cases.editing import with_message
from counteroffer.cases.sentence import UnclearError, read_sentence
from counteroffer.documents.source import SourceText
from tests.planned import HEAD

TODAY = date(2026, 11, 21)
THEM, ME = "them", "me"

READ = [
    ("they came up to 252K base on the phone, that is final", THEM, {"base": "252K"}, ("base",)),
    ("252K", THEM, {"base": "252K"}, ()),
    ("they said 240,000 base", THEM, {"base": "240,000"}, ()),
    ("They offered $252,500 a year", THEM, {"base": "$252,500 a year"}, ()),
    ("they offered 65 an hour", THEM, {"base": "65 an hour"}, ()),
    ("$72.50 per hour", THEM, {"base": "$72.50 per hour"}, ()),
    ("base 252K, sign-on 20K, bonus 15%", THEM, {"base": "252K", "sign_on": "20K", "bonus": "15%"}, ()),
    ("base 252K sign-on 20K bonus 15%", THEM, {"base": "252K", "sign_on": "20K", "bonus": "15%"}, ()),
    ("252K base 20K signing bonus 15% bonus", THEM, {"base": "252K", "sign_on": "20K", "bonus": "15%"}, ()),
    ("252K base + 20K sign-on", THEM, {"base": "252K", "sign_on": "20K"}, ()),
    ("She said we can do 252K base plus a 20K signing bonus", THEM, {"base": "252K", "sign_on": "20K"}, ()),
    ("252K base and 300K equity vesting over 4 years starting January 2027", THEM, {"base": "252K", "equity": "300K"}, ()),
    ("300K in RSUs", THEM, {"equity": "300K"}, ()),
    ("for the sign-on they said, 30K", THEM, {"sign_on": "30K"}, ()),
    ("they went from 240K to 252K", THEM, {"base": "252K"}, ()),
    ("they offered 252K base, up from 240K", THEM, {"base": "252K"}, ()),
    ("base is now 252K; bonus stays 20%", THEM, {"base": "252K", "bonus": "20%"}, ()),
    ("they dropped the base to 230K", THEM, {"base": "230K"}, ()),
    ("they'd do 252K if I sign this week", THEM, {"base": "252K"}, ()),
    ("Sarah called: 252K, 2 more days of leave", THEM, {"base": "252K"}, ()),
    ("I was offered 252K base and 20% bonus", THEM, {"base": "252K", "bonus": "20%"}, ()),
    ("I got an offer of 252K base", THEM, {"base": "252K"}, ()),
    ("we agreed on 176K", THEM, {"base": "176K"}, ()),
    ("the range was fine and they offered 252K", THEM, {"base": "252K"}, ()),
    ("within the range they offered 252K", THEM, {"base": "252K"}, ()),
    ("We can offer you 252K", THEM, {"base": "252K"}, ()),
    # what I asked for
    ("I asked for 265K base and a 30K sign-on", ME, {"base": "265K", "sign_on": "30K"}, ()),
    ("I countered at 265K", ME, {"base": "265K"}, ()),
    ("my counter: 265K base", ME, {"base": "265K"}, ()),
    ("asked for 265K", ME, {"base": "265K"}, ()),
    ("They asked what I want and I said 265K", ME, {"base": "265K"}, ()),
    ("I told them that 265K is final", ME, {"base": "265K"}, ()),
    ("I said that I need until Friday", ME, {}, ()),
    # final words
    ("252K, that is the top of our band", THEM, {"base": "252K"}, ("base",)),
    ("they can't go above 250K", THEM, {"base": "250K"}, ("base",)),
    ("they cannot do more than 250K base", THEM, {"base": "250K"}, ("base",)),
    ("250K is the most they can do", THEM, {"base": "250K"}, ("base",)),
    ("they’re at 252K and can’t go any higher", THEM, {"base": "252K"}, ("base",)),
    ("take it or leave it: 252K", THEM, {"base": "252K"}, ("base",)),
    ("HR wrote: base 252K, equity 300K. Final offer.", THEM, {"base": "252K", "equity": "300K"}, ("base", "equity")),
    ("they raised the sign-on to 30K but base is final", THEM, {"sign_on": "30K"}, ("base",)),
    ("they won't move on base", THEM, {}, ("base",)),
    ("they will not budge", THEM, {}, ("all",)),
    ("it is not final", THEM, {}, ()),
    ("they said 252K but it isn't final yet", THEM, {"base": "252K"}, ()),
    ("they said 252K and that the final round is over", THEM, {"base": "252K"}, ()),
    # nothing but words
    ("they said yes", THEM, {}, ()),
    ("they need an answer by Friday", THEM, {}, ()),
    ("the recruiter asked what I want", THEM, {}, ()),
    ("they added a 401k match and 10 extra days", THEM, {}, ()),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "by", "terms", "final"), READ, ids=[row[0] for row in READ])
def test_a_sentence_is_understood(sentence: str, by: str, terms: dict[str, str], final: tuple[str, ...]) -> None:
    message = read_sentence(sentence, TODAY)
    assert (message.by, dict(message.terms), message.final) == (by, terms, final)
    assert (message.words, message.on) == (sentence, TODAY)


@pytest.mark.parametrize("sentence", [row[0] for row in READ])
def test_what_is_understood_can_be_written_into_a_case(sentence: str) -> None:
    """An ask by the hour is none: no case holds one."""
    message = read_sentence(sentence, TODAY)
    case = with_message(SourceText("case.yaml", f"{HEAD}offer: {{base: 230K}}\n"), message).case
    (entry,) = case.said
    assert (entry.by, entry.final, entry.on.day) == (message.by, message.final, TODAY)
    assert entry.words is not None
    assert entry.words.text == sentence
    asked = set(entry.ask)
    offered = {name for name in ("base", "bonus", "equity", "sign_on") if entry.offer and getattr(entry.offer, name)}
    assert (offered if message.by == THEM else asked) == set(message.terms)


REFUSED = [
    ("they said 20 and 30K more", "not clear what 20 is"),
    ("they raised it by 10K", "difference"),
    ("10K more base", "difference"),
    ("they increased base by 5%", "difference"),
    ("they offered another 10K sign-on", "difference"),
    ("a raise of 10K", "difference"),
    ("+10K on base", "difference"),
    ("they said 252 base", "not clear what 252 is"),
    ("no sign-on", "no amount"),
    ("252K base, no sign-on", "no amount"),
    ("252K with a 20% bonus", "what 252K is of"),
    ("20%", "what 20% is of"),
    ("20% base", "percentage"),
    ("a sign-on of 3K a month", "only base"),
    ("they said 252K base, 255K base", "two amounts of base"),
    ("I asked for 265K and they said 252K", "both of you"),
    ("they rejected 265K", "refused"),
    ("they said no to 265K", "refused"),
    ("they can't match 265K", "refused"),
    ("they did not offer 265K", "refused"),
    ("250-260K base", "range"),
    ("250K+", "range"),
    ("between 250K and 260K", "not exact"),
    ("around 250K", "not exact"),
    ("more than 250K", "not exact"),
    ("bonus of up to 20%", "not exact"),
    ("top of the band is 250K", "their range"),
    ("recruiter said the band tops out at 190K", "their range"),
    ("the max for this range is 190K", "their range"),
    ("our band is capped at 250K", "their range"),
    ("their band goes to 260K but they offered 252K", "their range"),
    ("we agreed on 176", "not clear what 176 is"),
    ("their budget is 250K", "their range"),
    ("total comp of 350K", "not of base"),
    ("CTC 24 LPA", "not of base"),
    ("relocation 8K", "not of base"),
    ("5000 options", "number of shares"),
    ("2,200 RSUs", "number of shares"),
    ("if they offer 252K I take it", "not said"),
    ("should I ask for 265K", "not said"),
    ("they might go to 252K", "not said"),
    ("I'll ask for 265K", "not said"),
    ("a competing offer of 260K", "alternatives"),
    ("my current salary is 205K", "alternatives"),
    ("not 240K", "what it was"),
    ("2026-13-01 they said 252K", "not a day"),
    ("252K on 2026-12-01 or 2026-12-04", "which is the day"),
    ("  ", "says nothing"),
    ("2026-12-01", "says nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "why"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_is_not_clear_is_refused_in_words(sentence: str, why: str) -> None:
    with pytest.raises(UnclearError, match=why):
        read_sentence(sentence, TODAY)


@pytest.mark.parametrize(
    ("sentence", "channel"),
    [
        ("252K on the phone", "phone"), ("she called, 252K", "phone"), ("252K by e-mail", "e-mail"), ("he wrote that 252K is fine", "e-mail"),
        ("252K on Zoom", "video call"), ("a video call: 252K", "video call"), ("she texted 252K", "message"), ("252K via LinkedIn", "message"),
        ("252K in person", "in person"), ("252K", None), ("they recalled 252K", None),
    ],
)  # fmt: skip
def test_the_channel_is_named_where_it_is_said(sentence: str, channel: str | None) -> None:
    assert read_sentence(sentence, TODAY).channel == channel


@pytest.mark.parametrize(
    ("sentence", "unread"),
    [
        ("they offered 252K base, twenty days of leave and two remote days", ("twenty days of leave", "two remote days")),
        ("they need an answer by Friday", ("by Friday",)), ("252K, and I have until 4 December", ("until 4 December",)),
        ("they can do 3 days a week remote", ("3 days a week remote",)), ("they pay 12 months of severance", ("12 months of severance",)),
        ("252K base and 300K equity vesting over 4 years starting January 2027", ()), ("they came up to 252K", ()),
    ],
)  # fmt: skip
def test_what_a_message_has_no_place_for_is_named(sentence: str, unread: tuple[str, ...]) -> None:
    assert read_sentence(sentence, TODAY).unread == unread


@pytest.mark.parametrize(
    ("sentence", "taken_back"),
    [
        ("They withdrew the offer", True), ("the offer was rescinded", True), ("they pulled the offer", True),
        ("I withdrew my application elsewhere", False), ("they said no", False),
    ],
)  # fmt: skip
def test_an_offer_that_is_taken_back_is_known(sentence: str, taken_back: bool) -> None:
    assert read_sentence(sentence, TODAY).is_withdrawn is taken_back


def test_a_day_in_the_sentence_is_its_day_and_no_amount() -> None:
    message = read_sentence("They offered 252K base on 2026-12-01", TODAY)
    assert (message.on, dict(message.terms)) == (date(2026, 12, 1), {"base": "252K"})


@given(st.text(max_size=60) | st.lists(st.sampled_from(["they", "I", "said", "252K", "20%", "base", "bonus", "and", "from", "to", "by", "+", "not", "final", "can't", "above", "10,000", "5", "2026-12-01", "(", "$", "401k"]), max_size=8).map(" ".join))  # fmt: skip
def test_any_sentence_is_understood_or_refused(sentence: str) -> None:
    """An amount that is taken stands in the sentence as it is written."""
    try:
        message = read_sentence(sentence, TODAY)
    except UnclearError:
        return
    plain = sentence.replace("’", "'")
    assert all(said in plain for said in message.terms.values())
    assert message.by == THEM or not message.final
