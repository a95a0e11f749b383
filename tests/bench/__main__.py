"""Usage: bin/bench [--lines N]: everything, or with fewer lines in the large book."""

import argparse
import os

import django

from tests.bench.measuring import Ratio


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench")
    parser.add_argument("--lines", type=int, default=1_000_000, help="lines of the large book")
    lines = parser.parse_args().lines
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kpacite.config.settings")
    django.setup()
    from django.core.management import call_command

    from tests import world as worlds
    from tests.bench import books, pages, papers

    call_command("migrate", verbosity=0)
    world = worlds.build()
    slow: list[Ratio] = []
    for part in (pages.ratios(world), papers.ratios(world), books.ratios(lines)):
        for ratio in part:
            print(ratio.line(), flush=True)
            if ratio.goal is not None and not ratio.value <= ratio.goal:
                slow.append(ratio)
    print(f"{len(slow)} above the goal." if slow else "Every ratio is within its goal.")


if __name__ == "__main__":
    main()
