"""What a benchmark found, as a table that is printed, kept and put together with the others."""

from __future__ import annotations

import argparse
import json
import os
import platform
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

KEPT = Path(__file__).parent / "measured"
PACKAGES = ("matrix-synapse", "matrix-nio", "aiohttp", "SQLAlchemy", "aiosqlite")


@dataclass(frozen=True, slots=True)
class Aim:
    """Something that was to be reached, and what was."""

    what: str
    aim: str
    found: str
    met: bool


@dataclass(frozen=True, slots=True)
class Report:
    """`command` repeats it. `rows` have a cell for each column."""

    name: str
    title: str
    command: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    aims: Sequence[Aim] = ()
    remarks: Sequence[str] = ()
    machine: Mapping[str, str] = field(default_factory=lambda: machine())

    def text(self) -> str:
        """The section as Markdown."""
        lines = [f"## {self.title}", "", f"    {self.command}", "", _row(self.columns), _row(["---"] * len(self.columns))]
        lines += [_row(one) for one in self.rows]
        if self.aims:
            lines += ["", "| aim | found | |", "| --- | --- | --- |"]
            lines += [_row([f"{one.what} {one.aim}", one.found, "met" if one.met else "**missed**"]) for one in self.aims]
        for remark in self.remarks:
            lines += ["", remark]
        return "\n".join([*lines, "", f"<sub>{', '.join(self.machine.values())}</sub>", ""])

    def keep(self) -> None:
        """Put it where the others are, in place of an earlier one of that name."""
        KEPT.mkdir(exist_ok=True)
        (KEPT / f"{self.name}.json").write_text(json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n")


def kept(name: str) -> Report | None:
    """What was last kept under the name."""
    path = KEPT / f"{name}.json"
    if not path.exists():
        return None
    raw = json.loads(path.read_text())
    return Report(**{**raw, "aims": [Aim(**one) for one in raw["aims"]]})


def machine() -> Mapping[str, str]:
    """When, on what, and with which versions."""
    return {
        "when": datetime.now(UTC).strftime("%d %B %Y %H:%M UTC"),
        "cores": f"{os.cpu_count()} cores ({_processor()})",
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.0f} GiB",
        "python": f"Python {platform.python_version()}",
        **{name: f"{name} {_version(name)}" for name in PACKAGES},
        "load": f"load of the machine before: {os.getloadavg()[0]:.1f}",
    }


def main(report: Report, options: argparse.Namespace) -> None:
    """Print what was found, and keep it if so asked."""
    print(report.text())
    if options.keep:
        report.keep()


def arguments(description: str | None) -> argparse.ArgumentParser:
    """What every benchmark understands."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--keep", action="store_true", help="keep what was found in benchmarks/measured, for RESULTS.md")
    return parser


def spread(values: Sequence[float], form: str = ".2f") -> str:
    """The median, and from the least to the most."""
    ordered = sorted(values)
    middle = (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
    if len(ordered) == 1:
        return f"{middle:{form}}"
    return f"{middle:{form}} ({ordered[0]:{form}}–{ordered[-1]:{form}})"


def _row(cells: Sequence[Any]) -> str:
    return "| " + " | ".join(str(one) for one in cells) + " |"


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "not installed"


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    names = (
        [one.partition(":")[2].strip() for one in info.read_text().splitlines() if one.startswith("model name")]
        if info.exists()
        else []
    )
    return names[0] if names else platform.machine()
