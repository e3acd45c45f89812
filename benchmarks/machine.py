"""What else the machine is doing: a figure taken while other programs work is not worth much."""

from __future__ import annotations

import os
import time
from pathlib import Path

TOTALS = Path("/proc/stat")
TICKS = os.sysconf("SC_CLK_TCK")
IDLE, WAITING = 3, 4
"""Places among the machine's totals that are no work: idle, and idle because of the disk."""
ALL_KINDS = 8
"""The totals after these are contained in the first ones."""
USER, SYSTEM = 11, 12
"""Places of a process's own times after its name."""


class Others:
    """The programs that are neither this one nor the homeserver, from the moment in which this is made."""

    def __init__(self, homeserver: int | None) -> None:
        """`homeserver` is its process id."""
        self._homeserver = homeserver
        self._begun = time.perf_counter()
        self._before = self._seconds()

    def cores(self) -> float:
        """So many cores they have kept busy on average; nan where the machine does not tell (only Linux does)."""
        # The kernel counts in steps; what is a little below nothing is nothing. The order matters to nan.
        return max(self._seconds() - self._before, 0.0) / (time.perf_counter() - self._begun)

    def _seconds(self) -> float:
        """Seconds of processor time used by them since the machine was started."""
        if not TOTALS.exists():
            return float("nan")
        kinds = [int(one) for one in TOTALS.read_text().split("\n", 1)[0].split()[1 : 1 + ALL_KINDS]]
        busy = sum(kinds) - kinds[IDLE] - kinds[WAITING]
        ours = time.process_time()
        if self._homeserver is not None:
            ours += used_by(self._homeserver)
        return busy / TICKS - ours


def used_by(process: int) -> float:
    """Seconds of processor time that the process has used so far."""
    # The name stands in parentheses and may have spaces in it.
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[USER]) + int(fields[SYSTEM])) / TICKS


def memory_of(process: int) -> float:
    """MiB of memory that the process holds."""
    lines = Path(f"/proc/{process}/status").read_text().splitlines()
    return next((int(one.split()[1]) for one in lines if one.startswith("VmRSS:")), 0) / 1024
