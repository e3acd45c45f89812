"""matrix-reminder-bot 0.4.0, the nearest program of the kind, in an environment of its own.

It is installed from the package index as anybody would, into a directory in the user's cache; with today's packages that works
as it is (it takes matrix-nio 0.26, whose encryption needs no libolm any more). It runs as a process of its own from a
configuration file, like any installation. Its reminders are put into its database before it starts, in the shape in which it
stores them itself, since it would take minutes to be told of 2,000 of them in chat.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.machine import memory_of, used_by
from benchmarks.stage import PASSWORD

PEER = "matrix-reminder-bot==0.4.0"
HOME = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "vertti-benchmarks" / PEER
SCHEMA = """
CREATE TABLE migration_version (version INTEGER PRIMARY KEY);
INSERT INTO migration_version VALUES (3);
CREATE TABLE reminder (text TEXT, start_time TEXT, recurse_timedelta_s INTEGER, cron_tab TEXT, room_id TEXT NOT NULL,
    target_user TEXT, alarm BOOL NOT NULL, timezone TEXT);
CREATE UNIQUE INDEX reminder_room_id_text ON reminder(room_id, text);
"""
CONFIG = """
matrix:
  user_id: "{user}"
  user_password: "{password}"
  device_id: "PEER{number}"
  homeserver_url: "{url}"
storage:
  database: "sqlite://{directory}/peer.db"
  store_path: "{directory}/store"
allowlist: {{enabled: false, regexes: []}}
blocklist: {{enabled: false, regexes: []}}
reminders: {{timezone: "Etc/UTC"}}
logging: {{level: WARNING, file_logging: {{enabled: false, filepath: "none"}}}}
"""
LOG = "peer.log"
RUN = "import asyncio; from matrix_reminder_bot.main import main; asyncio.run(main())"


def head_start(rooms: int) -> timedelta:
    """How long before the hour it must be running: its first sync takes so long that it would lose every reminder otherwise."""
    return timedelta(seconds=10 + rooms / 45)


class Peer:
    """The running program."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    @property
    def cpu(self) -> float:
        """Seconds of processor time that it has used so far."""
        return used_by(self._process.pid)

    @property
    def memory(self) -> float:
        """MiB that it holds."""
        return memory_of(self._process.pid)


def install() -> Path:
    """Its Python, installed when it is not there yet."""
    python = HOME / "bin" / "python"
    if not (HOME / ".installed").exists():
        print(f"installing {PEER} into {HOME} …", flush=True)
        subprocess.run([sys.executable, "-m", "venv", str(HOME)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", PEER], check=True)
        (HOME / ".installed").touch()
    return python


@asynccontextmanager
async def peer(url: str, user: str, rooms: Sequence[str], text: str, due: datetime, directory: Path) -> AsyncIterator[Peer]:
    """It runs, and has a reminder of that text for each of the rooms at `due` (aware)."""
    process = await asyncio.to_thread(_begin, url, user, rooms, text, due, directory)
    try:
        yield Peer(process)
        if process.poll() is not None:
            raise _ended(directory)
    except FileNotFoundError as error:
        raise _ended(directory) from error
    finally:
        process.kill()
        process.wait()


def _begin(url: str, user: str, rooms: Sequence[str], text: str, due: datetime, directory: Path) -> subprocess.Popen[bytes]:
    python = install()
    directory.mkdir()
    stored = due.astimezone(UTC).replace(tzinfo=None).isoformat()
    with closing(sqlite3.connect(directory / "peer.db")) as database:
        database.executescript(SCHEMA)
        database.executemany(
            "INSERT INTO reminder VALUES (?, ?, NULL, NULL, ?, NULL, 0, 'Etc/UTC')", [(text, stored, room) for room in rooms]
        )
        database.commit()
    config = directory / "config.yaml"
    config.write_text(CONFIG.format(user=user, password=PASSWORD, url=url, directory=directory, number=directory.name.upper()))
    with (directory / LOG).open("wb") as out:
        return subprocess.Popen([str(python), "-c", RUN, str(config)], cwd=directory, stdout=out, stderr=out)


def _ended(directory: Path) -> RuntimeError:
    return RuntimeError(f"the peer has ended: {(directory / LOG).read_text()[-2000:]}")
