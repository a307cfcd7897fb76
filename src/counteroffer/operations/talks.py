"""What can be asked of a talk under way: write down what was said, and see what a change would do to the plan."""

import codecs
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from counteroffer.documents.source import SourceText, shown_path
from counteroffer.operations.cases import LARGEST_CASE, CheckedCase
from counteroffer.operations.files import read_content
from counteroffer.operations.playbooks import plan_case
from counteroffer.terms.faults import BadRequestError, Diagnostic

TYPE_CHECKING = False
if TYPE_CHECKING:
    from counteroffer.cases.message import NewMessage
    from counteroffer.offers.case import Case
    from counteroffer.playbook.playbook import Playbook
    from counteroffer.strategy.plan import Plan
    from counteroffer.terms.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody tells of a talk: a sentence, or field by field.

    `sentence` is what was said in one sentence; the rest wins over it. `by` is them or me. `on` is the day on which it was
    said. `channel` is phone, e-mail, message or in person. `terms` holds what was named, such as base or sign_on, with
    its amount. `final` names the terms that they called final. `words` are their own words.
    """

    sentence: str | None = None
    by: str | None = None
    on: date | None = None
    channel: str | None = None
    terms: Mapping[str, str] | None = None
    final: Sequence[str] = ()
    words: str | None = None


@dataclass(frozen=True, slots=True)
class Logged:
    """A message written into a case: the new text, what contradicts what was said before, and the plan from there.

    `notes` are in words what the message leaves for the person to write into the case.
    """

    source: SourceText
    entry: str
    contradictions: "tuple[Sentence, ...]"
    plan: "Plan"
    faults: tuple[Diagnostic, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A plan as it is and as it would be with the `settings`, and the page that shows the difference."""

    settings: Mapping[str, str]
    before: "Plan"
    after: "Plan"
    page: "Playbook"


def log_message(
    path: Path, message: "NewMessage", guides: Sequence[Path], today: date, *, write: bool = True
) -> Logged:
    """Append a message to the ledger of a case file and plan from there.

    Only the new line changes in the file. FaultsFoundError where the message cannot be read as written;
    BadRequestError where the file cannot be edited, or has changed meanwhile.
    """
    from counteroffer.cases.editing import with_message

    content = read_content(path, LARGEST_CASE, "a case file")
    source = SourceText.from_bytes(shown_path(path), content)
    if _encoded(source.text, content) != content:
        raise BadRequestError(f"{path} is not written in UTF-8", "save it as UTF-8 in an editor; nothing was written")
    edited = with_message(source, message)
    plan = plan_case(CheckedCase(edited.case, edited.faults, edited.source), guides, today, ahead=False)
    if write:
        _replace(path, content, edited.source.text)
    return Logged(
        edited.source, message.as_yaml(), fresh_contradictions(edited.case), plan, edited.faults, tuple(message.notes())
    )


def fresh_contradictions(case: "Case") -> "tuple[Sentence, ...]":
    """What the last message of a case contradicts that was said before it."""
    from counteroffer.offers.contradictions import find_contradictions

    known = tuple(find_contradictions(replace(case, said=case.said[:-1])))
    return tuple(one for one in find_contradictions(case) if one not in known)


def what_if(path: Path, settings: Mapping[str, str], guides: Sequence[Path], today: date) -> WhatIf:
    """What changes in the plan when values of the case were others; the file stays as it is.

    `settings` holds values by dotted path ("offer.base": "255K"). Errors as of log_message.
    """
    from counteroffer.operations.cases import check_case
    from counteroffer.operations.playbooks import sound_case

    return what_if_checked(sound_case(check_case(path), path), settings, guides, today)


def what_if_checked(checked: CheckedCase, settings: Mapping[str, str], guides: Sequence[Path], today: date) -> WhatIf:
    """As what_if, of a sound case that was read already."""
    from counteroffer.cases.editing import with_value
    from counteroffer.playbook.changes import write_changes

    source, case, faults = checked.source, checked.case, checked.faults
    for dotted, value in settings.items():
        edited = with_value(source, dotted, value)
        source, case, faults = edited.source, edited.case, edited.faults
    before = plan_case(checked, guides, today)
    after = plan_case(CheckedCase(case, faults, source), guides, today)
    return WhatIf(dict(settings), before, after, write_changes(before, after, settings))


def message_of(told: Told, today: date) -> "NewMessage":
    """The message that a sentence tells of, with what is said beside it taking its place.

    A sentence that is not clear is kept as words where the options say who named what. A BadRequestError where neither
    says what was said.
    """
    from counteroffer.cases.message import NewMessage
    from counteroffer.cases.sentence import UnclearError, read_sentence

    by, on, channel, terms = told.by, told.on, told.channel, told.terms
    if told.sentence is None:
        if not (terms or told.final or told.words):
            raise BadRequestError(
                "nothing is said",
                'name a term with its amount (base: 252K), or write a sentence: "they said 252K base"',
            )
        said = NewMessage(on=today, by="them")
    else:
        try:
            said = read_sentence(told.sentence, today)
        except UnclearError as error:
            if not (terms and by):
                raise BadRequestError(
                    f"the sentence is not clear: {error}",
                    "or say apart who spoke (by: them) and what was named (base: 252K)",
                ) from None
            said = NewMessage(on=today, by=by, words=" ".join(told.sentence.split()) or None)
    message = replace(
        said,
        by=by or said.by,
        on=on or said.on,
        channel=channel or said.channel,
        terms={**said.terms, **(terms or {})},
        final=tuple(told.final) or (said.final if (by or said.by) == "them" else ()),
        words=told.words or said.words,
    )
    if message.by == "me" and message.final:
        raise BadRequestError(
            "only they can call something final", "leave final out, or say that they spoke (by: them)"
        )
    return message


def changes_json(found: WhatIf) -> bytes:
    """A what-if as JSON: what was set, the position and the packages before and after."""
    from counteroffer.render.formats.json import as_text, position_record
    from counteroffer.render.package_json import packages_record

    before, after = (
        {**position_record(plan.position), "packages": packages_record(plan.position, plan.packages)}
        for plan in (found.before, found.after)
    )
    return as_text({"set": dict(found.settings), "before": before, "after": after})


def position_json(playbook: "Playbook") -> bytes:
    """The numbers of a playbook's plan as JSON: the position, the packages with what they rest on, the outlook, what
    contradicts itself, and what to do next.
    """
    from counteroffer.render.formats.json import as_text, position_record
    from counteroffer.render.outlook_json import outlook_record
    from counteroffer.render.package_json import bargaining_record, packages_record
    from counteroffer.terms.printing import printed_sentence

    plan = playbook.plan
    assert plan is not None  # a playbook of a case has its plan
    return as_text(
        {
            **position_record(plan.position),
            "packages": packages_record(plan.position, plan.packages),
            "bargaining": bargaining_record(plan.packages) if plan.packages else None,
            "outlook": outlook_record(plan.outlook) if plan.outlook else None,
            "contradictions": [printed_sentence(sentence) for sentence in plan.contradictions],
            "next": [
                {"date": step.day.day.isoformat(), "what": printed_sentence(step.what)} for step in plan.timeline[:1]
            ],
        }
    )


def _encoded(text: str, before: bytes) -> bytes:
    """A text as the bytes of a file, with the byte-order mark that the file had."""
    return (codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b"") + text.encode(errors="replace")


def _replace(path: Path, before: bytes, text: str) -> None:
    from counteroffer.documents.replacing import ChangedMeanwhileError, replace_content

    try:
        replace_content(path, before, _encoded(text, before))
    except ChangedMeanwhileError:
        raise BadRequestError(f"{path} has changed since it was read", "look at it and run the command again") from None
    except OSError as error:
        raise BadRequestError(
            f"{path} cannot be written: {error.strerror}", "check that you may write to the file and its folder"
        ) from None
