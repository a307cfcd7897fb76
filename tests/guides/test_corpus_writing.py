"""Formatting guides as people wrote them, where a folder of them lies beside the project."""

from pathlib import Path

import pytest

from counteroffer.documents.source import SourceText
from counteroffer.guides.plain_words import lost_words
from counteroffer.guides.reading import read_guide
from counteroffer.guides.writing import format_guide, record_of

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"
EVERY = 20

pytestmark = pytest.mark.skipif(
    not (CORPUS / "guides").is_dir(), reason="no folder ../shared/corpus beside the project"
)


def test_real_guides_are_laid_out_without_a_change_of_their_records() -> None:
    files = sorted((*(CORPUS / "guides").rglob("*.md"), *(CORPUS / "frontmatter").rglob("*.md")))[::EVERY]
    whole = 0
    for file in files:
        source = SourceText.from_bytes(file.name, file.read_bytes())
        made = format_guide(source)
        after = SourceText(file.name, made.text)
        assert record_of(read_guide(after)[0]) == record_of(read_guide(source)[0]), file
        assert lost_words(source.text, made.text) == (), file
        assert made.text != source.text, file
        whole += not made.faults
    assert whole >= 0.97 * len(files)
