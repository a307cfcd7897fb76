"""The questions of records on real Spark servers, started from the published package: a cluster of two workers, Spark Connect."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from counteroffer.market.records.asking import ask
from counteroffer.market.records.folder import Folder
from counteroffer.market.records.scale import ask_engine_all
from tests.market.filing_files import write_file
from tests.market.imported import take_in
from tests.market.test_scale import HAS_SPARK, QUESTIONS, plain

pytestmark = [
    pytest.mark.skipif("COUNTEROFFER_SOAK" not in os.environ, reason="make soak runs it"),
    pytest.mark.skipif(not HAS_SPARK, reason="Spark's client, or Java, is not installed"),
    pytest.mark.xdist_group("spark"),
]
WORKERS = 2
HOST = "127.0.0.1"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    path = tmp_path_factory.mktemp("engines")
    take_in(path / "records", write_file(path / "a.csv", 4000, 2024), write_file(path / "b.csv", 2000, 2019, seed=1))
    return Folder(path / "records")


@pytest.fixture(autouse=True)
def on_this_machine_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SPARK_LOCAL_IP", HOST)


def test_spark_connect_answers_to_the_cent(folder: Folder, tmp_path: Path) -> None:
    with connect_server(tmp_path) as address:
        found = ask_engine_all(folder, QUESTIONS, address)
    assert [plain(one) for one in found] == [plain(ask(folder, question)) for question in QUESTIONS]


def test_a_cluster_of_two_workers_answers_to_the_cent(folder: Folder, tmp_path: Path) -> None:
    with cluster(tmp_path) as address:
        found = ask_engine_all(folder, QUESTIONS, address)
    assert [plain(one) for one in found] == [plain(ask(folder, question)) for question in QUESTIONS]


@contextmanager
def connect_server(folder: Path) -> Iterator[str]:
    """A server of Spark Connect on this machine."""
    port = free_port()
    settings = {
        "spark.ui.enabled": "false",
        "spark.connect.grpc.binding.address": HOST,
        "spark.connect.grpc.binding.port": str(port),
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
    }
    flags = [word for name, value in settings.items() for word in ("--conf", f"{name}={value}")]
    server = "org.apache.spark.sql.connect.service.SparkConnectServer"
    with started(folder, "spark-submit", "--master", "local[2]", *flags, "--class", server, "spark-internal"):
        await_port(port)
        yield f"sc://{HOST}:{port}"


@contextmanager
def cluster(folder: Path) -> Iterator[str]:
    """A standalone cluster on this machine: a master and its workers, each with a kernel of its own."""
    port = free_port()
    address, deploy = f"spark://{HOST}:{port}", "org.apache.spark.deploy"
    master = (f"{deploy}.master.Master", "--host", HOST, "--port", str(port), "--webui-port", str(free_port()))
    worker = (
        f"{deploy}.worker.Worker", "--host", HOST, "--cores", "1", "--memory", "1g",
        "--work-dir", str(folder), "--webui-port", "0", address,
    )  # fmt: skip
    with started(folder, "spark-class", *master):
        await_port(port)
        with started(folder, "spark-class", *worker), started(folder, "spark-class", *worker):
            yield address


@contextmanager
def started(folder: Path, program: str, *arguments: str) -> Iterator[None]:
    """One of Spark's programs, ended with the block."""
    import pyspark

    home = Path(pyspark.__file__).parent
    environment = {**os.environ, "SPARK_HOME": str(home), "TMPDIR": str(folder)}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(
        [str(home / "bin" / program), *arguments], env=environment, cwd=folder, stdout=quiet, stderr=quiet
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=60)


def free_port() -> int:
    with closing(socket.socket()) as found:
        found.bind((HOST, 0))
        port: int = found.getsockname()[1]
        return port


def await_port(port: int, patience: float = 180.0) -> None:
    until = time.monotonic() + patience
    while time.monotonic() < until:
        with closing(socket.socket()) as tried:
            if tried.connect_ex((HOST, port)) == 0:
                return
        time.sleep(0.3)
    raise TimeoutError(f"nothing listens at {port}")
