"""How fast the app's pages come, with how many people at once it copes, and whether its memory stays where it was.

    python bench/web.py [SECONDS] [--guides FOLDER]

Starts the app as a person does, with a case, and asks for its pages: first 20 requests a second, begun on time whether or
not the earlier ones are answered, for SECONDS (default 60); then 20 people at once, each asking and saving as fast as
they are answered, for as long. Shown are percentiles in milliseconds by page, what was not answered well, and the memory
of the app before, between and after. Exit code 1 where the 95th percentile of a page at 20 requests a second is 100 ms or
more, where anything was refused, or where memory grew by more than a tenth.
"""

import argparse
import asyncio
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx

ROOT = Path(__file__).parent.parent
RUN = "from counteroffer.faces.cli import main; main()"
EXAMPLE = "written-offer-with-competing-offer"
A_SECOND = 20
PEOPLE = 20
MOST_MS = 100.0
MOST_GROWTH = 0.10
WARM = 3  # times that each page is asked for before anything is measured


@dataclass(slots=True)
class Asked:
    """What was measured: milliseconds by page, and what went wrong."""

    times: dict[str, list[float]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def p95(self) -> float:
        """The 95th percentile over all pages."""
        return percentile([one for times in self.times.values() for one in times], 95)


@dataclass(frozen=True, slots=True)
class Served:
    """A running app."""

    process: int
    address: str
    key: str

    def memory(self) -> float:
        """Its resident memory in megabytes."""
        status = Path(f"/proc/{self.process}/status")
        found = re.search(r"VmRSS:\s+(\d+) kB", status.read_text()) if status.exists() else None
        return int(found[1]) / 1024 if found else 0.0

    def worked(self) -> float:
        """The seconds of a processor that it has used."""
        status = Path(f"/proc/{self.process}/stat")
        if not status.exists():
            return 0.0
        fields = status.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def percentile(times: list[float], share: int) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, len(ordered) * share // 100)] if ordered else 0.0


@contextmanager
def serving(guides: Path | None) -> Iterator[Served]:
    """The app in a process of its own, with a folder of cases that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        options = [
            "serve",
            "--port",
            "0",
            "--no-browser",
            "--cases",
            f"{folder}/cases",
            *(("--guides", str(guides)) if guides else ()),
        ]
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "XDG_CACHE_HOME": f"{folder}/cache",
            "PYTHONUNBUFFERED": "1",
        }
        process = subprocess.Popen(
            [sys.executable, "-c", RUN, *options], stdout=subprocess.PIPE, text=True, env=environment
        )
        try:
            assert process.stdout is not None
            found = re.search(r"(http://127\.0\.0\.1:\d+)/open\?key=(\S+)", process.stdout.readline())
            assert found is not None
            yield Served(process.pid, found[1], found[2])
        finally:
            process.terminate()
            process.wait(30)


def pages_of(client: httpx.Client) -> tuple[str, ...]:
    """The pages that answer for a case: those of the menu, the library's, and the parts that pages load."""
    case = f"/cases/{EXAMPLE}"
    known = [
        "/", case, f"{case}/panel", f"{case}/worth", f"{case}/market", f"{case}/plan", f"{case}/scripts", f"{case}/playbook", "/library", "/library?q=engineer", "/library/names", "/library/levels",
        "/library/findings", "/library/reviews", "/library/counts",
    ]  # fmt: skip
    known += re.findall(r'href="(/library/guides/\w+)"', client.get("/library").text)[:1]
    return tuple(page for page in known if client.get(page).status_code == 200)


async def ask(client: httpx.AsyncClient, page: str, asked: Asked, begun: float | None = None) -> None:
    """One request, timed from when it was to begin."""
    begun = time.perf_counter() if begun is None else begun
    try:
        answer = await client.get(page)
    except httpx.HTTPError as error:
        asked.wrong.append(f"{page}: {type(error).__name__}")
        return
    asked.times.setdefault(page, []).append(1000 * (time.perf_counter() - begun))
    if answer.status_code >= 400:
        asked.wrong.append(f"{page}: {answer.status_code}")


async def on_time(client: httpx.AsyncClient, pages: tuple[str, ...], seconds: float) -> Asked:
    """So many requests a second, each begun on time."""
    asked, waiting, begun = Asked(), [], time.perf_counter()
    for number in range(int(seconds * A_SECOND)):
        due = begun + number / A_SECOND
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        waiting.append(asyncio.create_task(ask(client, pages[number % len(pages)], asked, time.perf_counter())))
    await asyncio.gather(*waiting)
    return asked


async def at_once(client: httpx.AsyncClient, pages: tuple[str, ...], seconds: float) -> Asked:
    """Many people at once: each looks at pages, and every tenth time saves a change of a case of their own."""
    asked, ends = Asked(), time.perf_counter() + seconds

    async def person(number: int) -> None:
        chance = random.Random(number)
        made = (await client.post("/cases", json={"example": EXAMPLE})).json()["id"]
        version, was = (await client.get(f"/api/v1/cases/{made}")).json()["version"], "240K"
        while time.perf_counter() < ends:
            if chance.random() < 0.1:
                value = f"{chance.randint(240, 260)}K"
                begun = time.perf_counter()
                answer = await client.post(
                    f"/cases/{made}/field", json={"path": "offer.base", "value": value, "was": was, "version": version}
                )
                asked.times.setdefault("save", []).append(1000 * (time.perf_counter() - begun))
                if answer.status_code != 200:
                    asked.wrong.append(f"save: {answer.status_code}")
                    return
                version, was = answer.json()["version"], value
            else:
                await ask(client, chance.choice(pages).replace(EXAMPLE, made), asked)

    await asyncio.gather(*(person(number) for number in range(PEOPLE)))
    return asked


def show(title: str, asked: Asked, *, by_page: bool) -> None:
    count = sum(len(times) for times in asked.times.values())
    print(
        f"{title}: {count:,} answers, p50 {percentile([t for ts in asked.times.values() for t in ts], 50):.0f} ms, p95 {asked.p95():.0f} ms, {len(asked.wrong)} not well"
    )
    for page, times in sorted(asked.times.items()) if by_page else ():
        print(f"  {page:50} p50 {percentile(times, 50):6.0f}  p95 {percentile(times, 95):6.0f}  most {max(times):6.0f}")
    for wrong in sorted(set(asked.wrong))[:10]:
        print(f"  {wrong} ({asked.wrong.count(wrong)} times)")


async def measure(served: Served, seconds: float) -> bool:
    """Measure and show; whether all is as it should be."""
    headers = {"authorization": f"Bearer {served.key}"}
    with httpx.Client(base_url=served.address, headers=headers, timeout=60) as first:
        for _try in range(50):
            with suppress(httpx.TransportError):
                if first.get("/healthy").status_code == 200:
                    break
            time.sleep(0.1)
        first.post("/cases", json={"example": EXAMPLE})
        while "is being read" in first.get("/library").text:
            time.sleep(1)
        pages = pages_of(first)
        for page in pages * WARM:
            first.get(page)
    limits = httpx.Limits(max_connections=PEOPLE * 2, max_keepalive_connections=PEOPLE * 2)
    async with httpx.AsyncClient(base_url=served.address, headers=headers, timeout=60, limits=limits) as client:
        memory, worked = [served.memory()], served.worked()
        timed = await on_time(client, pages, seconds)
        worked = served.worked() - worked
        memory.append(served.memory())
        crowd = await at_once(client, pages, seconds)
        after_crowd = served.memory()
        again = await at_once(client, pages, seconds)
        memory += [after_crowd, served.memory()]
    show(f"{A_SECOND} requests a second for {seconds:.0f} s", timed, by_page=True)
    answers = sum(len(times) for times in timed.times.values())
    print(
        f"  processor time an answer: {1000 * worked / max(1, answers):.0f} ms ({100 * worked / seconds:.0f} % of one processor)"
    )
    show(f"{PEOPLE} people at once for {seconds:.0f} s", crowd, by_page=False)
    show(f"{PEOPLE} people at once, once more", again, by_page=False)
    print("memory in MB, before, after each: " + ", ".join(f"{one:.0f}" for one in memory))
    steady = memory[3] <= memory[2] * (1 + MOST_GROWTH)
    return timed.p95() < MOST_MS and steady and not (timed.wrong or crowd.wrong or again.wrong)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("seconds", nargs="?", type=float, default=60)
    parser.add_argument("--guides", type=Path)
    chosen = parser.parse_args()
    with serving(chosen.guides) as served:
        sys.exit(0 if asyncio.run(measure(served, chosen.seconds)) else 1)


if __name__ == "__main__":
    main()
