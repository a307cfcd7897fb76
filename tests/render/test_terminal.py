"""The terminal: one clear screen that no words can steer, readable without colour and in eighty columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.playbook.playbook import Notice, Paragraph, Playbook, Section
from counteroffer.playbook.tones import in_tone
from counteroffer.render.cleaning import clean
from counteroffer.render.formats import terminal
from counteroffer.render.look import Look
from counteroffer.terms.sentences import Words, say
from tests.render.invented_playbook import HOSTILE, whole_playbook


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    for line in terminal.render(whole_playbook(), width=width).splitlines():
        assert len(line) <= min(width, 100), line


def test_the_summary_is_about_one_screen_and_holds_the_essentials() -> None:
    summary = terminal.render_summary(whole_playbook(), width=100)
    assert len(summary.splitlines()) <= 60
    for words in ("Ask. Open at £126,500", "Walk away below", "Base salary", "4 December 2026", "Private"):
        assert words in summary
    assert "Dear Ms" not in summary


def test_a_playbook_without_the_named_sections_has_a_summary_still() -> None:
    small = Playbook(say("A"), say("B"), whole_playbook().made_on, ())
    assert terminal.render_summary(small).startswith("A ")


def test_without_colour_there_is_no_escape_and_with_it_there_is() -> None:
    assert "\x1b" not in terminal.render(whole_playbook())
    assert "\x1b[" in terminal.render_summary(whole_playbook(), colour=True)


def test_a_figure_is_never_broken_over_two_lines() -> None:
    for width in range(60, 100):
        text = terminal.render_summary(whole_playbook(), width=width)
        assert text.count("4 December 2026") == terminal.render_summary(whole_playbook()).count("4 December 2026"), (
            width
        )


def test_words_of_others_cannot_steer_the_terminal() -> None:
    text = terminal.render(whole_playbook())
    assert "[bold red]rich[/]" in text
    for character in "\x1b\x07\x00\u202e\ue000":
        assert character not in text
    assert HOSTILE[0] in text


def test_a_tone_is_told_without_colour() -> None:
    notices = tuple(Notice(tone, say("Words.")) for tone in ("good", "care", "stop", "else"))
    text = terminal.render(Playbook(say("A"), say("B"), whole_playbook().made_on, (Section("a", "A", notices),)))
    for mark in ("✓ Words.", "! Words.", "✗ Words.", "i Words."):
        assert mark in text


@given(st.text(max_size=200))
def test_any_words_are_drawn_as_lines_without_control(words: str) -> None:
    playbook = Playbook(
        say("A"), say("B"), whole_playbook().made_on, (Section("a", "A", (Paragraph(say("{w}", w=Words(words))),)),)
    )
    text = terminal.render(playbook)
    text.encode()
    assert not any(ord(character) < 32 and character != "\n" for character in text)


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


def test_answers_stand_as_a_tree_in_the_chosen_tone() -> None:
    text = terminal.render(whole_playbook())
    lines = [line for line in text.splitlines() if "Nobody can" in line or "bonus is fixed" in line]
    outer, inner = (len(line) - len(line.lstrip()) for line in lines)
    assert inner > outer
    assert "for you: They have said no to £126,500 once." in text
    assert "That is a pity" not in text
    assert "That is a pity" in terminal.render(in_tone(whole_playbook(), "warm"))


def test_a_shared_page_is_not_called_private() -> None:
    assert "Private" not in terminal.render(whole_playbook(), Look(private=False))
