"""The unit for systemd is one that systemd understands, and fits what Vertti promises it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.signs import SYNC_MOVES
from bot.watching.systemd import DUE_MOVES, LONGEST

UNIT = (Path(__file__).parents[3] / "deploy" / "vertti.service").read_text(encoding="utf-8")
ANALYZE = shutil.which("systemd-analyze")


@pytest.mark.skipif(ANALYZE is None, reason="no systemd here")
def test_systemd_understands_every_line(tmp_path: Path) -> None:
    unit = tmp_path / "vertti.service"
    unit.write_text(UNIT.replace("/opt/vertti/bin/vertti", sys.executable), encoding="utf-8")
    command = [str(ANALYZE), "verify", "--man=no", str(unit)]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (found.returncode, [line for line in found.stderr.splitlines() if "vertti" in line]) == (0, [])


def test_the_watchdog_is_more_patient_than_the_pings_are_apart() -> None:
    [minutes] = re.findall(r"^WatchdogSec=(\d+)min$", UNIT, re.MULTILINE)
    assert int(minutes) * 60 > max(SYNC_MOVES, DUE_MOVES) > 2 * LONGEST
    assert "Type=notify\n" in UNIT
