"""How a script comes from a template file: the same choice of texts said in every tone, and the answers as branches.

A script's file of templates holds, by key: `title`, `subject`, what is to be said in each tone, and for each answer NAME
that may come `NAME.heard` (their words, or what they do), `NAME.answer` (in each tone) and, where there is one,
`NAME.note` (for the person alone).
"""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from counteroffer.playbook.playbook import Branch, Script, Toned
from counteroffer.playbook.texts import Texts
from counteroffer.playbook.tones import TONES
from counteroffer.terms.sentences import Sentence, Slot, Words

FRONT = "plain"
OTHERS = tuple(tone for tone in TONES if tone != FRONT)

TonedSlot: TypeAlias = Slot | Callable[[str], Sentence]


class Voice:
    """The texts of one template file in one tone; a slot may be a function of the tone."""

    def __init__(self, texts: Texts, tone: str) -> None:
        self.texts = texts
        self.tone = tone

    def say(self, key: str, /, **slots: TonedSlot) -> Sentence:
        """The text of a key in this tone as one sentence."""
        return self.texts.say(key, self.tone, **filled(slots, self.tone))

    def paragraphs(self, key: str, /, **slots: TonedSlot) -> tuple[Sentence, ...]:
        """The text of a key in this tone, a sentence for each paragraph."""
        return self.texts.paragraphs(key, self.tone, **filled(slots, self.tone))


Writer: TypeAlias = Callable[[Voice], Iterable[Sentence]]
Subject: TypeAlias = tuple[str, Mapping[str, TonedSlot]]


def written_script(
    texts: Texts,
    write: Writer,
    *,
    name: str,
    channel: str,
    title: str = "title",
    subject: Subject | None = None,
    to_do: Iterable[Sentence] = (),
    branches: Iterable[Branch] = (),
) -> Script:
    """A script in all tones, the plain one in front; `subject` is the key of an e-mail's subject with its slots."""
    said = {tone: _toned(texts, write, tone, subject) for tone in TONES}
    return Script(
        name=name,
        title=texts.plain(title),
        channel=channel,
        text=said[FRONT].text,
        subject=said[FRONT].subject,
        to_do=tuple(to_do),
        tone=FRONT,
        others=tuple(said[tone] for tone in OTHERS),
        branches=tuple(branches),
    )


def branch(texts: Texts, key: str, *below: Branch | None, **slots: TonedSlot) -> Branch:
    """An answer that may come, with what to say to it; `below` are the answers to that, None for one that cannot come here."""
    note = f"{key}.note"
    return Branch(
        heard=texts.say(f"{key}.heard", **filled(slots, FRONT)),
        text=_reply(texts, key, slots, FRONT),
        others=tuple(Toned(tone, _reply(texts, key, slots, tone)) for tone in OTHERS),
        note=texts.say(note, **filled(slots, FRONT)) if texts.has(note) else None,
        branches=tuple(one for one in below if one is not None),
    )


def capital(sentence: Sentence) -> Sentence:
    """The same words as they begin a sentence."""
    first, *rest = sentence.parts or ("",)
    if isinstance(first, str):
        return Sentence((first[:1].upper() + first[1:], *rest))
    return (
        Sentence((Words(first.text[:1].upper() + first.text[1:], first.span), *rest))
        if isinstance(first, Words)
        else sentence
    )


def filled(slots: Mapping[str, TonedSlot], tone: str) -> dict[str, Slot]:
    """The slots with those that depend on the tone made for it."""
    return {name: slot(tone) if callable(slot) else slot for name, slot in slots.items()}


def _reply(texts: Texts, key: str, slots: Mapping[str, TonedSlot], tone: str) -> tuple[Sentence, ...]:
    return texts.paragraphs(f"{key}.answer", tone, **filled(slots, tone))


def _toned(texts: Texts, write: Writer, tone: str, subject: Subject | None) -> Toned:
    voice = Voice(texts, tone)
    return Toned(tone, tuple(write(voice)), voice.say(subject[0], **subject[1]) if subject is not None else None)
