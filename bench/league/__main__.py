"""Plays the league and prints its tables as Markdown.

    python bench/league [--rounds 2,4,10] [--domains 40] [--noises 0,0.5,1] [--seed 1]
    python bench/league --employers [--draws 20000] [--seed 1]

The first plays the bargaining engine and ten stock agents against these ten over generated domains, in both roles and with
both openings; the second the product's asks against employers who behave as surveys say. docs/league.md explains both.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "src")]

from league.employers import lines_of_employers  # noqa: E402
from league.meetings import Table  # noqa: E402
from league.standings import COUNTERPARTS, lines_by_part, lines_of, self_play, stand  # noqa: E402


def read_arguments() -> argparse.Namespace:
    """The arguments of the command line."""
    parser = argparse.ArgumentParser(prog="python bench/league")
    parser.add_argument("--rounds", default="2,4,10", help="numbers of rounds, with commas between")
    parser.add_argument("--domains", type=int, default=40)
    parser.add_argument("--noises", default="0,0.5,1", help="how wrong the prior of their costs is")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--employers", action="store_true", help="play the asks against employers instead")
    parser.add_argument("--draws", type=int, default=20_000, help="employers of each kind")
    return parser.parse_args()


def lines_of_league(rounds: int, domains: int, noises: tuple[float, ...], seed: int) -> Iterator[str]:
    """All tables at one number of rounds."""
    begun = time.process_time()
    table = Table(range(domains), rounds, seed, COUNTERPARTS)
    standings = stand(table, noises)
    yield f"## {rounds} rounds, {domains} domains, {len(table.meetings):,} meetings a player, seed {seed}"
    yield ""
    yield from lines_of(standings)
    yield ""
    middle = noises[len(noises) // 2]
    yield from lines_by_part(standings, middle)
    yield ""
    opening, answering, deals = self_play(table, middle)
    yield (
        f"Against itself (noise {middle}): who opens {opening:.3f}, who answers {answering:.3f}, deals {deals:.2f}. "
        f"Processor time {time.process_time() - begun:.0f} s."
    )
    yield ""


def main() -> None:
    """Play and print."""
    arguments = read_arguments()
    if arguments.employers:
        for line in lines_of_employers(arguments.draws, arguments.seed):
            print(line, flush=True)
        return
    noises = tuple(float(noise) for noise in arguments.noises.split(","))
    for rounds in arguments.rounds.split(","):
        for line in lines_of_league(int(rounds), arguments.domains, noises, arguments.seed):
            print(line, flush=True)


if __name__ == "__main__":
    main()
