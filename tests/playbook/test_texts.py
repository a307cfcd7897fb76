"""The template files: every text is used and none is missing, tones hold the same slots, and our words hold no number."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from string import Formatter

import pytest

import counteroffer.playbook as room
from counteroffer.playbook import texts
from counteroffer.playbook.texts import LANGUAGE, TEMPLATES, Texts, texts_of
from counteroffer.playbook.tones import TONES
from counteroffer.terms.sentences import NAMES_WITH_DIGITS
from tests.planned import playbook_of
from tests.playbook.speaking_cases import SATURDAY, all_cases

FOLDER = TEMPLATES / LANGUAGE
NAMES = sorted(path.relative_to(FOLDER).with_suffix("").as_posix() for path in FOLDER.rglob("*.md"))
# What a chart draws as a share of its paths, in its legend; no text that is said.
OF_THE_CHART = {("sections/worth", key) for key in ("fan.wide", "fan.narrow", "spread.columns")}
NAMED_ALREADY = {"pay", "a_pay", "level"}  # what a thing is called: a tone may say "it"
BRIEF = 2  # words that frame somebody else's
CODE = [path.read_text("utf-8") for path in sorted(TEMPLATES.parent.rglob("*.py"))]


def every_text() -> list[tuple[str, str, str, str]]:
    """File, key, tone and words of every text."""
    return [
        (name, key, tone, "\n\n".join(paragraphs))
        for name in NAMES
        for key, tones in texts_of(name).items()
        for tone, paragraphs in tones.items()
    ]


@cache
def reached() -> dict[str, set[str]]:
    """The keys by file that the playbooks of all cases read."""
    found: dict[str, set[str]] = defaultdict(set)
    before = Texts._found

    def noted(self: Texts, key: str, tone: str) -> tuple[str, ...]:
        found[self.name].add(key)
        return before(self, key, tone)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Texts, "_found", noted)
        for text in all_cases().values():
            playbook_of(text, SATURDAY, head="")
    return found


def named_in_code() -> Iterator[str]:
    """Every string of the room's code, for the texts of cases that need a guide, a second plan or published wages."""
    for code in CODE:
        yield from (
            node.value
            for node in ast.walk(ast.parse(code))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        )


def test_there_are_templates() -> None:
    assert {"scripts/counter", "scripts/budget", "sections/scripts", "sections/call_sheet"} <= set(NAMES)
    assert room.__doc__


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("scripts/")])
def test_every_text_of_a_script_is_used(name: str) -> None:
    left = set(texts_of(name)) - reached()[name] - set(named_in_code())
    assert not left, f"nothing says these texts of {name}: {sorted(left)}"


@pytest.mark.parametrize("name", NAMES)
def test_every_key_stands_once(name: str) -> None:
    content = (FOLDER / f"{name}.md").read_text("utf-8")
    keys = texts.KEY.findall(content)
    assert len(keys) == len(set(keys))
    assert all(tones for tones in texts_of(name).values())
    assert all(paragraphs and all(paragraphs) for tones in texts_of(name).values() for paragraphs in tones.values())


def test_every_key_that_the_code_names_exists() -> None:
    """Of each `NAME = Texts("file")`, the keys that are given to NAME's methods as they stand."""
    for code in CODE:
        tree = ast.parse(code)
        files = dict(texts_made(tree))
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            used = call.func
            if isinstance(used, ast.Attribute) and isinstance(used.value, ast.Name) and used.value.id in files:
                key = call.args[0] if call.args and used.attr in ("say", "paragraphs", "plain") else None
                if isinstance(key, ast.Constant):
                    assert key.value in texts_of(files[used.value.id]), (files[used.value.id], key.value)


def texts_made(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign):
            continue
        targets, values = node.targets[0], node.value
        pairs = (
            zip(targets.elts, values.elts, strict=False)
            if isinstance(targets, ast.Tuple) and isinstance(values, ast.Tuple)
            else [(targets, values)]
        )
        for target, value in pairs:
            if (
                isinstance(target, ast.Name)
                and isinstance(value, ast.Call)
                and isinstance(value.func, ast.Name)
                and value.func.id == "Texts"
            ):
                (path,) = value.args
                assert isinstance(path, ast.Constant)
                yield target.id, str(path.value)


@pytest.mark.parametrize("name", NAMES)
def test_the_tones_of_a_text_are_all_there_and_hold_the_same_slots(name: str) -> None:
    for key, tones in texts_of(name).items():
        assert set(tones) in ({""}, set(TONES)), (name, key)
        slots = {tone: slots_of(paragraphs) - NAMED_ALREADY for tone, paragraphs in tones.items()}
        assert len({frozenset(one) for one in slots.values()}) == 1, (name, key, slots)


def slots_of(paragraphs: tuple[str, ...]) -> set[str]:
    return {slot for text in paragraphs for _words, slot, _form, _turn in Formatter().parse(text) if slot}


def test_the_tones_are_different_words() -> None:
    for name in NAMES:
        for key, tones in texts_of(name).items():
            said = [" ".join(paragraphs) for paragraphs in tones.values()]
            brief = key.startswith("subject") or all(len(one.split()) <= BRIEF for one in said)
            assert len(said) == len(set(said)) or brief, (name, key)


@pytest.mark.parametrize(("name", "key", "tone", "words"), every_text())
def test_our_words_hold_no_number_and_nothing_to_fill_in(name: str, key: str, tone: str, words: str) -> None:
    plain = words
    for known in NAMES_WITH_DIGITS:
        plain = plain.replace(known, "")
    assert not re.search(r"\d", plain) or (name, key) in OF_THE_CHART
    words_alone = re.sub(r"\{[a-z_]+\}", "", plain)
    assert not re.search(r"[\[\]<>{}]|___|\bXX+\b|\bTBD\b|\.\.\.|…", words_alone), (name, key, tone)
