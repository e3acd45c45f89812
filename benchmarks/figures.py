"""Measured runs, and what is made of them."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Run:
    """So many things done, in so many seconds by the wall, with so many seconds of this process's processor time."""

    count: int
    wall: float
    cpu: float

    @property
    def per_second(self) -> float:
        return self.count / self.wall

    @property
    def cpu_each(self) -> float:
        """Milliseconds."""
        return 1000 * self.cpu / self.count


@dataclass(slots=True)
class Meter:
    """Runs from the moment in which it is made. Processor time is that of all threads of this process, and of no other."""

    _wall: float = field(default_factory=time.perf_counter)
    _cpu: float = field(default_factory=time.process_time)

    def read(self, count: int) -> Run:
        return Run(count, time.perf_counter() - self._wall, time.process_time() - self._cpu)


def middle(runs: Sequence[Run]) -> Run:
    """The median of each figure."""
    return Run(runs[0].count, median(one.wall for one in runs), median(one.cpu for one in runs))


def p95(values: Sequence[float]) -> float:
    return quantiles(values, n=20, method="inclusive")[-1]


def verdict(ratio: float, *, at_least: float | None = None, at_most: float | None = None) -> str:
    """The ratio beside what it should be."""
    good = (at_least is None or ratio >= at_least) and (at_most is None or ratio <= at_most)
    aim = f"≥ {at_least}" if at_least is not None else f"≤ {at_most}"
    return f"{ratio:.2f}  (aim {aim}: {'met' if good else 'missed'})"
