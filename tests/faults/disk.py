"""A small disk of its own for Vertti's data, where that can be had."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SIZE = 24 * 2**20
_FILLER = "filler"


@contextmanager
def a_small_disk(directory: Path) -> Iterator[bool]:
    """The directory on a disk of 24 MB in memory; says whether that could be had (it takes the rights of root)."""
    directory.mkdir(mode=0o700, parents=True, exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={SIZE},mode=0700", "tmpfs", str(directory)]
    mounted = os.geteuid() == 0 and subprocess.run(command, capture_output=True, check=False).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(directory)], check=True)


def fill(directory: Path) -> None:
    """Leave no byte free."""
    with (directory / _FILLER).open("wb", buffering=0) as file:
        size = 2**20
        while size:
            try:
                file.write(bytes(size))
            except OSError:
                size //= 2


def free(directory: Path) -> None:
    """There is room again."""
    (directory / _FILLER).unlink(missing_ok=True)
