"""The tones of a script: the same words warm, plain or formal, one of them in front."""

from dataclasses import replace

from counteroffer.playbook.playbook import Branch, Playbook, Script, Section, Toned

TONES = ("warm", "plain", "formal")


def in_tone(playbook: Playbook, tone: str) -> Playbook:
    """The playbook with every script in a tone of TONES; a script that does not have it stays as it is."""
    return replace(playbook, sections=tuple(_section(section, tone) for section in playbook.sections))


def _section(section: Section, tone: str) -> Section:
    blocks = tuple(_script(block, tone) if isinstance(block, Script) else block for block in section.blocks)
    return replace(section, blocks=blocks)


def _script(script: Script, tone: str) -> Script:
    front, others = _chosen((Toned(script.tone, script.text, script.subject), *script.others), tone)
    branches = tuple(_branch(branch, script.tone, tone) for branch in script.branches)
    return replace(
        script, tone=front.tone, text=front.text, subject=front.subject, others=others, branches=branches
    )  # fmt: skip


def _branch(branch: Branch, before: str, tone: str) -> Branch:
    front, others = _chosen((Toned(before, branch.text), *branch.others), tone)
    below = tuple(_branch(one, before, tone) for one in branch.branches)
    return replace(branch, text=front.text, others=others, branches=below)


def _chosen(all_tones: tuple[Toned, ...], tone: str) -> tuple[Toned, tuple[Toned, ...]]:
    """The words in the tone, and the others; the first ones stay in front where the tone is not among them."""
    front = next((one for one in all_tones if one.tone == tone), all_tones[0])
    return front, tuple(one for one in all_tones if one is not front)
