"""Whether Vertti has stood it: which faults its own code had, what its logs say, how much memory it takes."""

from __future__ import annotations

import gc
import logging
import os
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.fuzz.strategies import MARK

MEGABYTE = 2**20


@dataclass(frozen=True, slots=True)
class Fault:
    """A fault by its kind and place: what differs in these is another one."""

    error: str
    place: str


@dataclass(slots=True)
class Findings:
    """What has come to light so far."""

    faults: Counter[Fault] = field(default_factory=Counter)
    quotes: list[str] = field(default_factory=list)

    def report(self) -> str:
        """For people: how many distinct faults, and each of them."""
        lines = [f"{len(self.faults)} distinct faults"]
        lines += [f"  {fault.error} at {fault.place}: {count} times" for fault, count in self.faults.most_common()]
        lines += [f"  quoted in the log: {line}" for line in self.quotes[:5]]
        return "\n".join(lines)

    def insist_on_none(self) -> None:
        """Raises AssertionError with the report."""
        assert not self.faults, self.report()
        assert not self.quotes, self.report()


class _Ear(logging.Handler):
    """Hears all that Vertti logs, at debug level."""

    def __init__(self, findings: Findings) -> None:
        super().__init__(logging.DEBUG)
        self._findings = findings

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if MARK in text:
            self._findings.quotes.append(text)
        if record.levelno < logging.ERROR:
            return
        error = record.exc_info[1] if record.exc_info else None
        frames = traceback.extract_tb(error.__traceback__) if error is not None else []
        ours = [frame for frame in frames if f"{os.sep}bot{os.sep}" in frame.filename] or frames
        place = f"{Path(ours[-1].filename).name}:{ours[-1].name}" if ours else f"{record.name}:{record.funcName}"
        kind = text.rpartition(": ")[2] if "fault" in text else type(error).__name__
        self._findings.faults[Fault(kind, place)] += 1


@contextmanager
def listening() -> Iterator[Findings]:
    """The findings of all that is logged while this holds, whatever the levels were before."""
    findings = Findings()
    ear, log = _Ear(findings), logging.getLogger("bot")
    before = log.level
    log.addHandler(ear)
    log.setLevel(logging.DEBUG)
    try:
        yield findings
    finally:
        log.removeHandler(ear)
        log.setLevel(before)


class Scales:
    """The memory of this process, in bytes, weighed from a first time on."""

    def __init__(self, limit: int) -> None:
        """`limit`: bytes by which it may grow."""
        self._limit = limit
        self._first: int | None = None

    def weigh(self) -> int:
        """The growth since the first time. Raises AssertionError above the limit."""
        gc.collect()
        pages = int(Path("/proc/self/statm").read_text().split()[1]) if Path("/proc/self/statm").exists() else 0
        now = pages * os.sysconf("SC_PAGE_SIZE")
        if self._first is None:
            self._first = now
        grown = now - self._first
        assert grown < self._limit, f"the memory has grown by {grown / MEGABYTE:.0f} MB"
        return grown
