"""`python -m benchmarks.results --write`: run the benchmarks one after the other, and write what was found into RESULTS.md.

Each runs in a process of its own. What each has found is kept in `benchmarks/measured`, so that one can be run anew alone.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.report import kept

IN_ORDER = ("burst", "encrypted_burst", "answer_times", "core", "scale", "soak")
LONG = ("soak",)
"""Takes a quarter of an hour by itself, and says nothing about the clock on the wall: only when asked for."""
HOME = Path(__file__).parent
RESULTS = HOME / "RESULTS.md"
BOTTLENECKS = HOME / "bottlenecks.md"
HEAD = """# How fast Vertti is: what was measured

Written by `python -m benchmarks.results --write` (about twelve minutes; `--only NAME …` for some of them, `--only soak` for the
long one). What each benchmark does stands in [README.md](README.md). Figures are medians, with the least and the most in
parentheses where there were several rounds. Where a table says how many cores others kept busy, and that is not near 0, its
figures by the wall are worth little; processor time is worth something all the same.
"""


def run(names: Sequence[str]) -> list[str]:
    """Run these; those that failed are returned."""
    failed = []
    for name in names:
        begun = time.monotonic()
        done = subprocess.run([sys.executable, "-m", f"benchmarks.{name}", "--keep"], check=False)
        print(f"-- {name}: {time.monotonic() - begun:.0f} s", flush=True)
        if done.returncode != 0:
            failed.append(name)
    return failed


def text() -> str:
    """The whole of RESULTS.md, of what is kept."""
    found = [report for name in IN_ORDER if (report := kept(name)) is not None]
    missed = [(report.title, aim) for report in found for aim in report.aims if not aim.met]
    parts = [HEAD]
    if missed:
        lines = "\n".join(f"- {title}: {one.what} {one.aim}; found {one.found}" for title, one in missed)
        parts.append(f"## Aims that are missed\n\n{lines}\n")
    parts += [one.text() for one in found]
    parts.append(BOTTLENECKS.read_text())
    return "\n".join(parts)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write RESULTS.md from all that is kept then")
    parser.add_argument("--only", nargs="*", metavar="NAME", help=f"of {', '.join(IN_ORDER)}; none: run nothing")
    options = parser.parse_args()
    names = [one for one in IN_ORDER if one not in LONG] if options.only is None else options.only
    failed = run(names)
    if options.write:
        RESULTS.write_text(text())
        print(f"written: {RESULTS}")
    if failed:
        print(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
