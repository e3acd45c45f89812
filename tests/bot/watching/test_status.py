"""`vertti status`: how things stand, beside a running Vertti, in three languages, with an exit code for monitoring."""

from __future__ import annotations

import asyncio
import fcntl
import os
import sqlite3
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.app import app
from bot.cli.status import Report, Voice
from bot.store.data_dir import DATABASE, LOCK
from bot.store.database import Database
from bot.store.standing import SIGNS, look, signs
from bot.store.transaction import Tx
from bot.texts import Catalogue
from facilitation.words import Language
from tests.bot.test_cli import SMALL
from tests.bot.world import CATALOGUE, World


def now() -> datetime:
    return datetime.now(UTC)


def status(*options: str) -> Result:
    return CliRunner().invoke(app, ("status", *options))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A configuration, whose secrets nobody may need to see how things stand."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Catalogue, "load", lambda: CATALOGUE)
    (tmp_path / "config.toml").write_text("language = 'en'" + SMALL, encoding="utf-8")
    return tmp_path


def kept(here: Path, work: Callable[[Tx], Awaitable[object]]) -> None:
    async def write() -> None:
        db = await Database.open(here / "data")
        await db.write(work)
        await db.close()

    asyncio.run(write())


async def well(tx: Tx) -> None:
    await tx.meta.set(SIGNS, signs(now(), now() - timedelta(seconds=20)))


@pytest.fixture
def running(here: Path) -> Iterator[None]:
    """Somebody holds the data directory."""
    kept(here, well)
    lock = os.open(here / "data" / LOCK, os.O_RDWR)
    fcntl.flock(lock, fcntl.LOCK_EX)
    os.ftruncate(lock, 0)
    os.pwrite(lock, b"4711", 0)
    yield
    os.close(lock)


def test_without_a_database_it_says_where_it_looked(here: Path) -> None:
    shown = status()
    assert shown.exit_code == 1
    assert str(here / "data") in shown.stderr
    assert not (here / "data").exists(), "nothing is made only by asking"


def test_a_vertti_that_does_not_run_is_no_well_one(here: Path) -> None:
    kept(here, well)
    shown = status()
    assert shown.exit_code == 1
    assert shown.output.splitlines()[0] == "Vertti is not running."
    assert shown.output.splitlines()[-1] == "! Vertti is not running, so nothing is sent."


@pytest.mark.usefixtures("running")
class TestRunning:
    def test_all_is_well(self) -> None:
        shown = status()
        assert shown.exit_code == 0, shown.output
        first, looked, heard, waiting, unreadable, groups = shown.output.splitlines()
        assert first == "Vertti is running (process 4711)."
        assert looked.startswith("Last looked what is due: ")
        assert looked.endswith(" s ago")
        assert heard.endswith(" s ago")
        assert (waiting, unreadable, groups) == (
            "Nothing waits to be sent.",
            "Every message that came could be opened.",
            "There are no groups.",
        )

    @pytest.mark.parametrize(
        ("looked", "heard", "ill"),
        [
            (timedelta(minutes=2), timedelta(0), "! Vertti does not look what is due."),
            (timedelta(0), timedelta(minutes=10), "! The homeserver does not answer."),
            (timedelta(0), None, "! The homeserver does not answer."),
        ],
    )
    def test_what_is_ill_is_named(self, looked: timedelta, heard: timedelta | None, ill: str, here: Path) -> None:
        with sqlite3.connect(here / "data" / DATABASE) as database:
            value = signs(now() - looked, None if heard is None else now() - heard)
            database.execute("UPDATE meta SET value = ? WHERE key = ?", (value, SIGNS))
        shown = status()
        assert shown.exit_code == 1
        assert ill in shown.output
        assert shown.output.count("! ") == 1

    def test_what_has_waited_long_is_ill(self, here: Path) -> None:
        with sqlite3.connect(here / "data" / DATABASE) as database:
            made = int((now() - timedelta(hours=3)).timestamp() * 1e6)
            database.execute(
                "INSERT INTO outbox (key, destination, kind, state, claimed, attempts, created_at) "
                "VALUES ('k', 'room:!a', 'send', 'waiting', 0, 4, ?)",
                (made,),
            )
        shown = status()
        assert shown.exit_code == 1
        assert "One message or action waits to be sent." in shown.output
        assert "! Something has waited to be sent for more than an hour." in shown.output

    @pytest.mark.parametrize(
        ("language", "says"),
        [("fi", "Vertti on käynnissä (prosessi 4711)."), ("sv", "Vertti är i gång (process 4711)."), ("en", "Vertti is running")],
    )
    def test_speaks_three_languages(self, language: str, says: str) -> None:
        assert says in status("--language", language).output


async def test_each_group_is_shown_with_what_comes_next_and_nobodys_name(group_world: World) -> None:
    standing = look(group_world.app.db.path, running=True, each=True)
    now = group_world.clock.now()
    voice = Voice(CATALOGUE, Language.FI, "Europe/Helsinki")
    shown = "\n".join(Report(standing, "1", now, voice).lines())
    coming = await group_world.app.db.read(lambda tx: tx.steps.next_due())
    assert coming == standing.each[0].next_due
    assert f"  kirjanpitajat · {voice.at(coming)} {standing.each[0].next_kind}\n" in f"{shown}\n"
    for name in ("@", "Pekka", "Anna", "Kirjanpitäjät"):
        assert name not in shown


async def test_looking_waits_for_no_writer_and_changes_nothing(group_world: World) -> None:
    async def while_writing(tx: Tx) -> int:
        await tx.meta.set("x", "y")
        return (await asyncio.to_thread(look, group_world.app.db.path, running=True)).groups

    async with asyncio.timeout(2):
        assert await group_world.app.db.write(while_writing) == 1


async def test_a_running_vertti_writes_down_that_it_looks(group_world: World) -> None:
    standing = look(group_world.app.db.path, running=True)
    assert standing.looked is not None
    assert datetime.now(UTC) - standing.looked < timedelta(seconds=30), "in real time, whatever the practice's clock shows"
