"""The same questions on other engines: DuckDB through ibis, and Spark on this machine. A cluster is asked in the soak."""

import json
import os
import shutil
import subprocess
import sys
import time
from datetime import date
from importlib.util import find_spec
from pathlib import Path

import pytest

from counteroffer.market.records.asking import ask
from counteroffer.market.records.folder import Folder
from counteroffer.market.records.question import Answer, Question
from counteroffer.market.records.scale import ask_engine, connect
from counteroffer.terms.faults import BadRequestError, MissingExtraError
from tests.market.filing_files import write_file
from tests.market.imported import take_in

QUESTIONS = (
    Question(),
    Question(by=("occupation", "state", "year")),
    Question(by=("employer",)),
    Question(employers=("google",), by=("title",), since=date(2024, 1, 1)),
    Question(states=("CA",), occupations=("15-1252",), kinds=("filing",)),
    Question(by=("area",), titles=("Software Engineer", "Accountant")),
    Question(currency="GBP"),
)
HAS_IBIS = find_spec("ibis") is not None
HAS_SPARK = HAS_IBIS and find_spec("pyspark") is not None and shutil.which("java") is not None
PATIENCE = 300.0


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    path = tmp_path_factory.mktemp("scale")
    take_in(path / "records", write_file(path / "a.csv", 4000, 2024), write_file(path / "b.csv", 2000, 2019, seed=1))
    return Folder(path / "records")


def plain(answer: Answer) -> list[object]:
    groups = [(one.keys, one.count, one.points, one.first, one.last) for one in answer.groups]
    return [*groups, answer.hidden, answer.hidden_records]


@pytest.mark.skipif(not HAS_IBIS, reason="ibis is not installed")
@pytest.mark.parametrize("question", QUESTIONS)
def test_the_expression_says_what_the_sql_says(folder: Folder, question: Question) -> None:
    assert plain(ask_engine(folder, question, "duckdb")) == plain(ask(folder, question))


@pytest.mark.skipif(not HAS_SPARK, reason="Spark's client, or Java, is not installed")
@pytest.mark.xdist_group("spark")
def test_spark_in_a_process_of_its_own_answers_to_the_cent(folder: Folder, tmp_path: Path) -> None:
    asked = ["--by", "employer,year", "--since", "2024-01-01", "--kind", "filing", "--format", "json"]
    plain_answer = queried(folder, tmp_path, *asked)
    assert queried(folder, tmp_path, *asked, "--engine", "local[1]") == plain_answer
    assert len(json.loads(plain_answer)["groups"]) > 5
    assert not list(tmp_path.iterdir())  # neither a warehouse nor anything in between


def queried(folder: Folder, place: Path, *arguments: str) -> str:
    """What `market query` prints, in a process that leaves none behind: Java ends with it."""
    program = "from counteroffer.faces.cli import main; main()"
    command = [sys.executable, "-c", program, "market", "query", "--store", str(folder.path), *arguments]
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "TMPDIR": str(place),
        "SPARK_LOCAL_IP": "127.0.0.1",
    }
    process = subprocess.Popen(
        command,
        cwd=place,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    said, complained = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, complained
    until = time.monotonic() + PATIENCE
    while is_group_alive(process.pid):
        assert time.monotonic() < until
        time.sleep(0.1)
    return said


def is_group_alive(id: int) -> bool:
    """Whether any process of a group is there, as far as the system shows them; one that has ended is none."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, group = path.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue  # it ended meanwhile
        if int(group) == id and state not in "ZX":
            return True
    return False


@pytest.mark.skipif(not HAS_IBIS, reason="ibis is not installed")
def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(BadRequestError, match="no address of an engine"):
        connect("http://example.org")


@pytest.mark.skipif(HAS_IBIS, reason="ibis is installed")
def test_without_the_extra_it_is_said_what_to_install() -> None:
    with pytest.raises(MissingExtraError, match="ibis"):
        connect("duckdb")
