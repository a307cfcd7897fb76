"""The reader against guides as people wrote them, where a folder of them lies beside the project."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from counteroffer.documents.source import SourceText
from counteroffer.guides.as_json import guide_as_json
from counteroffer.guides.reading import read_guide

SHARED = Path(__file__).resolve().parents[3] / "shared"
CORPUS = SHARED / "corpus"
MISSING = "no folder ../shared/corpus beside the project: real guides are not part of it"

pytestmark = pytest.mark.skipif(not (CORPUS / "guides").is_dir(), reason=MISSING)


def export(path: Path) -> dict[str, object]:
    source = SourceText.from_bytes(str(path.relative_to(CORPUS / "guides")), path.read_bytes())
    return dict(guide_as_json(read_guide(source)[0]))


def test_labelled_guides_are_read_as_their_reader_read_them(tmp_path: Path) -> None:
    labels = sorted((CORPUS / "labels").glob("*.json"))
    paths = [CORPUS / "guides" / json.loads(label.read_text())["path"] for label in labels]
    records = tmp_path / "records.jsonl"
    records.write_text("".join(json.dumps(export(path), ensure_ascii=False) + "\n" for path in paths))
    scorer = SHARED / "tools" / "score_guides.py"
    said = subprocess.run(
        [sys.executable, str(scorer), str(CORPUS / "labels"), str(records), "--misses", "40"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    score = re.search(r"facts F1 ([\d.]+)", said)
    assert score is not None
    assert float(score[1]) >= 0.99, said


def test_every_company_is_read_and_every_token_is_placed() -> None:
    companies = sorted(folder for folder in (CORPUS / "guides").iterdir() if folder.is_dir())
    for company in companies:
        path = min(company.glob("*.md"))
        source = SourceText.from_bytes(path.name, path.read_bytes())
        guide, _faults = read_guide(source)
        assert guide.company, path
        assert guide.role, path
        assert guide.compensation, path
        assert guide.levers, path
        assert guide.strategy, path
        lines = source.text.split("\n")
        placed = [(figure.span, figure.text) for figure in guide.figures]
        for span, text in [*placed, *((token.span, token.text) for token in guide.unread)]:
            assert lines[span.line - 1][span.column - 1 : span.end - 1] == text
