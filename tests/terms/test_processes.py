"""Work that is shared out over processes: in order, the same on any number of processors, its faults raised here."""

import os

import pytest

from counteroffer.terms import processes
from counteroffer.terms.processes import share_out


def double(number: int) -> int:
    if number == 13:
        raise ValueError("thirteen")
    return number * 2


def process(_number: int) -> int:
    return os.getpid()


@pytest.mark.parametrize("cores", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 2, 12])
def test_results_come_in_the_order_of_the_pieces(monkeypatch: pytest.MonkeyPatch, cores: int, count: int) -> None:
    monkeypatch.setattr(processes, "cores", lambda: cores)
    assert list(share_out(double, range(count))) == [(number, number * 2) for number in range(count)]


def test_little_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "cores", lambda: 2)
    assert {made for _piece, made in share_out(process, range(3), alone=3)} == {os.getpid()}
    assert os.getpid() not in {made for _piece, made in share_out(process, range(4), alone=3)}


@pytest.mark.parametrize("cores", [1, 2])
def test_a_fault_in_the_work_is_raised_here(monkeypatch: pytest.MonkeyPatch, cores: int) -> None:
    monkeypatch.setattr(processes, "cores", lambda: cores)
    with pytest.raises(ValueError, match="thirteen"):
        list(share_out(double, range(20)))


def test_a_caller_may_stop_early(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "cores", lambda: 2)
    results = share_out(double, range(12))
    assert next(results) == (0, 0)
    results.close()


def test_where_no_processes_can_be_had_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_given: object, **_named: object) -> None:
        raise OSError("no semaphores")

    monkeypatch.setattr(processes, "cores", lambda: 2)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", refused)
    assert {made for _piece, made in share_out(process, range(4))} == {os.getpid()}
