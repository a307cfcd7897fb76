"""A new case from a few answers: only what was answered, so that a form can fill in the rest."""

from collections.abc import Mapping

from counteroffer.documents.yaml_edit import Key, append_at, scalar_text, set_value

_PLACES: Mapping[str, tuple[Key, ...]] = {
    "company": ("company",),
    "role": ("role",),
    "region": ("region",),
    "currency": ("currency",),
    "base": ("offer", "base"),
    "bonus": ("offer", "bonus", "target"),
    "sign_on": ("offer", "sign_on", "amount"),
    "expires": ("offer", "expires"),
}


def begin_text(answers: Mapping[str, str]) -> str:
    """The text of a case that holds the answers, by their keys as `counteroffer new` names them, and `kind`.

    Answers are kept as they were given, but for a currency's small letters; the form then shows what cannot be read at its field.
    """
    given = {key: answer.strip() for key, answer in answers.items() if answer.strip()}
    is_raise = given.get("kind") == "raise"
    if "currency" in given:
        given["currency"] = given["currency"].upper()
    text = f"kind: {'raise' if is_raise else 'offer'}\n"
    if not is_raise:
        text += f"stage: {'written' if 'base' in given else 'expectations'}\n"
    for key, path in _PLACES.items():
        if key in given:
            text = set_value(text, path, given[key])
    ends = [f"{end}: {scalar_text(given[end])}" for end in ("low", "high") if end in given]
    if ends:
        source = "kind: posted-range, source: job advertisement"
        text = append_at(text, ("market",), f"{{what: base, {', '.join(ends)}, {source}}}")
    if "other" in given:
        pay = f", offer: {{base: {scalar_text(given['other_base'])}}}" if "other_base" in given else ""
        text = append_at(text, ("alternatives",), f"{{name: {scalar_text(given['other'])}, kind: offer{pay}}}")
    if "present" in given:
        present = f"{{name: present job, kind: present, offer: {{base: {scalar_text(given['present'])}}}}}"
        text = append_at(text, ("alternatives",), present)
    return text
