"""On the pages of the app sentences name the parts of the form, and lead there; never the keys of the text."""

from pathlib import Path

import pytest

from counteroffer.faces.web.form_names import own_words
from tests.faces.web.browsing import Tab, desk_in

ROWS = [
    ("firmness: under employer: would narrow it.", "“How firm did they sound” under <a href=\"/cases/x#part-employer\">“The employer”</a> would narrow it."),
    ("no walk_away under needs:. Settle one", "no “You would leave below” under <a href=\"/cases/x#part-needs\">“What you cannot do without”</a>. Settle one"),
    ("a figure of your own under market:, would", "a figure of your own under <a href=\"/cases/x#part-market\">“What others are paid”</a>, would"),
    ("none under candidate: name.", "none under <a href=\"/cases/x#part-candidate\">“You”</a> at “Your name”."),
    ("Add them under market: as said by a recruiter", "Add them under <a href=\"/cases/x#part-market\">“What others are paid”</a> as said by a recruiter"),
    ("a <b> & nothing else: under water", "a &lt;b&gt; &amp; nothing else: under water"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "page"), ROWS)
def test_keys_become_the_names_of_the_form(text: str, page: str) -> None:
    assert str(own_words("/cases/x")(text)) == page


def test_the_plan_s_page_names_no_key(tmp_path: Path) -> None:
    tab = Tab(desk_in(tmp_path))
    case = tab.begin(kind="offer", company="Quillmoor", role="Data Engineer", currency="USD", base="100K")
    page = tab.get(f"/cases/{case}/plan").text
    assert f'href="/cases/{case}#part-market"' in page
    assert "under market:" not in page
    assert "under needs:" not in page
