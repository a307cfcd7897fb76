"""The same questions on other engines: DuckDB through ibis, Spark in this process, and, in the soak, a cluster of two workers."""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
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
WORKERS = 2


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
def test_spark_in_this_process_answers_to_the_cent(folder: Folder) -> None:
    for question in QUESTIONS[1:4]:
        assert plain(ask_engine(folder, question, "local[2]")) == plain(ask(folder, question))


@pytest.mark.skipif(not HAS_SPARK or "COUNTEROFFER_SOAK" not in os.environ, reason="part of the soak")
def test_a_cluster_of_two_workers_answers_to_the_cent(folder: Folder, tmp_path: Path) -> None:
    with cluster(tmp_path) as address:
        for question in QUESTIONS:
            assert plain(ask_engine(folder, question, address)) == plain(ask(folder, question))


@pytest.mark.skipif(not HAS_IBIS, reason="ibis is not installed")
def test_an_address_that_is_none_is_refused() -> None:
    with pytest.raises(BadRequestError, match="no address of an engine"):
        connect("http://example.org")


@pytest.mark.skipif(HAS_IBIS, reason="ibis is installed")
def test_without_the_extra_it_is_said_what_to_install() -> None:
    with pytest.raises(MissingExtraError, match="ibis"):
        connect("duckdb")


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """A standalone cluster on this machine, from the published package: a master and its workers."""
    import pyspark

    home = Path(pyspark.__file__).parent
    port = free_port()
    address = f"spark://127.0.0.1:{port}"
    master = [
        "org.apache.spark.deploy.master.Master",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--webui-port",
        str(free_port()),
    ]
    worker = [
        "org.apache.spark.deploy.worker.Worker",
        "--host",
        "127.0.0.1",
        "--cores",
        "1",
        "--memory",
        "1g",
        "--work-dir",
        str(folder),
        "--webui-port",
        "0",
        address,
    ]
    environment = {**os.environ, "SPARK_HOME": str(home), "SPARK_LOCAL_IP": "127.0.0.1"}
    started: list[subprocess.Popen[bytes]] = []

    def start(arguments: list[str]) -> None:
        command = [str(home / "bin" / "spark-class"), *arguments]
        started.append(subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))

    try:
        start(master)
        await_port(port)
        for _number in range(WORKERS):
            start(worker)
        yield address
    finally:
        for process in reversed(started):
            process.terminate()
            process.wait(timeout=30)


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


def await_port(port: int, patience: float = 60.0) -> None:
    until = time.monotonic() + patience
    while time.monotonic() < until:
        with closing(socket.socket()) as tried:
            if tried.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.3)
    raise TimeoutError(f"nothing listens at {port}")
