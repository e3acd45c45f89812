"""Opening: who may, what is made, and what the admin is told when it does not work."""

from __future__ import annotations

import asyncio
import logging
import os
import re
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine

from bot.store.database import Database
from bot.store.errors import DatabaseDamaged, DatabaseInUse, DatabaseTooNew, DataDirBusy, DataDirNoDirectory, DataDirReadOnly
from bot.store.migrate import why_unfit
from bot.store.tables import metadata
from tests.bot.store.samples import PROJECT


async def made(path: Path) -> None:
    db = await Database.open(path)
    await db.write(lambda tx: tx.meta.set("key", "value"))
    await db.close()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


async def test_what_is_stored_is_there_after_opening_again(tmp_path: Path) -> None:
    await made(tmp_path / "new" / "data")
    db = await Database.open(tmp_path / "new" / "data")
    assert await db.read(lambda tx: tx.meta.get("key")) == "value"
    await db.close()


async def test_directory_and_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with umask(0):
        db = await Database.open(data)
        await db.write(lambda tx: tx.meta.set("key", "value"))
        await db.read(lambda tx: tx.meta.get("key"))
    assert mode(data) == 0o700
    assert {file.name: mode(file) for file in data.iterdir()} == {
        "vertti.db": 0o600,
        "vertti.db-wal": 0o600,
        "vertti.db-shm": 0o600,
        "vertti.lock": 0o600,
    }
    await db.close()


async def test_a_database_that_others_can_read_is_closed_to_them(tmp_path: Path) -> None:
    await made(tmp_path)
    (tmp_path / "vertti.db").chmod(0o644)
    await made(tmp_path)
    assert mode(tmp_path / "vertti.db") == 0o600


async def test_the_file_is_set_up_to_keep_and_to_forget(kept: Database) -> None:
    for engine, read_only in ((kept._engine, 0), (kept._readers, 1)):
        async with engine.connect() as connection:
            settings = {
                name: (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar()
                for name in ("journal_mode", "foreign_keys", "secure_delete", "busy_timeout", "temp_store", "query_only")
            }
        assert settings == {
            "journal_mode": "wal",
            "foreign_keys": 1,
            "secure_delete": 1,
            "busy_timeout": 5000,
            "temp_store": 2,
            "query_only": read_only,
        }


async def test_a_second_process_is_refused_with_the_first_ones_number(tmp_path: Path) -> None:
    script = (
        "import asyncio, sys, pathlib; from bot.store.database import Database; "
        "asyncio.run(Database.open(pathlib.Path(sys.argv[1])))"
    )
    first = await Database.open(tmp_path)
    second = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, str(tmp_path), stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(PROJECT)}
    )
    _, errors = await second.communicate()
    assert second.returncode == 1
    assert f"DataDirBusy: Another Vertti (process {os.getpid()}) is already running" in errors.decode()
    assert str(tmp_path) in errors.decode()

    await first.write(lambda tx: tx.meta.set("key", "undisturbed"))
    await first.close()
    await made(tmp_path)


async def test_the_same_process_cannot_open_twice_either(tmp_path: Path) -> None:
    first = await Database.open(tmp_path)
    with pytest.raises(DataDirBusy):
        await Database.open(tmp_path)
    await first.close()


async def test_a_database_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    await made(tmp_path)
    with sqlite3.connect(tmp_path / "vertti.db") as direct:
        (ours,) = direct.execute("SELECT version_num FROM alembic_version").fetchone()
        direct.execute("UPDATE alembic_version SET version_num = '9999'")
    direct.close()
    with pytest.raises(DatabaseTooNew, match=r"newer version of Vertti.*'9999'.*backup"):
        await Database.open(tmp_path)
    with sqlite3.connect(tmp_path / "vertti.db") as direct:
        direct.execute("UPDATE alembic_version SET version_num = ?", (ours,))
    direct.close()
    await made(tmp_path)


async def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "vertti.db").write_bytes(b"This was once a shopping list. " * 300)
    with pytest.raises(DatabaseDamaged, match="restore a backup"):
        await Database.open(tmp_path)
    assert (tmp_path / "vertti.db").read_bytes().startswith(b"This was once")


async def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "vertti.db") as direct:
        direct.execute("CREATE TABLE recipes (name TEXT)")
    direct.close()
    with pytest.raises(DatabaseDamaged, match="not Vertti's"):
        await Database.open(tmp_path)


async def test_a_database_with_a_broken_page_says_so(tmp_path: Path) -> None:
    await made(tmp_path)
    content = bytearray((tmp_path / "vertti.db").read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    (tmp_path / "vertti.db").write_bytes(content)
    with pytest.raises(DatabaseDamaged):
        await made(tmp_path)


def everything_in(data: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in data.iterdir()}


async def looked_at(data: Path, *, running: bool = False) -> str:
    """What a look from outside tells of the database; it leaves every file as it was."""
    before = everything_in(data)
    told = await asyncio.to_thread(why_unfit, data / "vertti.db", running=running)
    after = everything_in(data)
    if running:  # Readers are noted in the index.
        before.pop("vertti.db-shm")
        after.pop("vertti.db-shm")
    assert after == before
    return "" if told is None else f"{type(told).__name__}: {told}"


def rewritten(path: Path, statement: str) -> None:
    with sqlite3.connect(path) as direct:
        direct.execute(statement)
    direct.close()


async def test_a_look_finds_nothing_wrong_with_a_sound_database(tmp_path: Path) -> None:
    assert await looked_at(tmp_path) == ""
    (tmp_path / "vertti.db").touch()
    assert await looked_at(tmp_path) == ""
    await made(tmp_path)
    assert await looked_at(tmp_path) == ""


async def test_a_look_tells_a_newer_version(tmp_path: Path) -> None:
    await made(tmp_path)
    rewritten(tmp_path / "vertti.db", "UPDATE alembic_version SET version_num = '9999'")
    assert (await looked_at(tmp_path)).startswith("DatabaseTooNew")


async def test_a_look_tells_somebody_elses_database(tmp_path: Path) -> None:
    rewritten(tmp_path / "vertti.db", "CREATE TABLE recipes (name TEXT)")
    assert "not Vertti's" in await looked_at(tmp_path)


async def test_a_look_tells_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "vertti.db").write_bytes(b"This was once a shopping list. " * 300)
    assert (await looked_at(tmp_path)).startswith("DatabaseDamaged")


async def test_a_look_tells_broken_pages(tmp_path: Path) -> None:
    await made(tmp_path)
    content = bytearray((tmp_path / "vertti.db").read_bytes())
    content[-4096:-4000] = b"\xff" * 96
    (tmp_path / "vertti.db").write_bytes(content)
    assert (await looked_at(tmp_path)).startswith("DatabaseDamaged")


async def test_a_look_does_not_disturb_a_running_vertti(tmp_path: Path) -> None:
    db = await Database.open(tmp_path)
    await db.write(lambda tx: tx.meta.set("key", "value"))
    assert await looked_at(tmp_path, running=True) == ""
    await db.write(lambda tx: tx.meta.set("key", "other"))
    assert await db.read(lambda tx: tx.meta.get("key")) == "other"
    await db.close()


async def test_a_look_reads_the_log_that_a_killed_vertti_left(tmp_path: Path) -> None:
    db = await Database.open(tmp_path / "data")
    await db.write(lambda tx: tx.meta.set("key", "value"))
    shutil.copytree(tmp_path / "data", tmp_path / "left")
    await db.close()
    assert (tmp_path / "left" / "vertti.db-wal").stat().st_size > 0
    assert await looked_at(tmp_path / "left") == ""
    (tmp_path / "left" / "vertti.db-shm").unlink()
    assert await looked_at(tmp_path / "left") == ""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can step down to somebody who may not write")
async def test_a_directory_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir(mode=0o755)
    for parent in (tmp_path, *tmp_path.parents):
        if parent.owner() == "root" and "pytest" in parent.name:
            parent.chmod(0o755)
    os.seteuid(65534)
    try:
        with pytest.raises(DataDirReadOnly, match="own the data directory"):
            await Database.open(data)
        with pytest.raises(DataDirReadOnly, match="own the data directory"):
            await Database.open(data / "deeper")
    finally:
        os.seteuid(0)


async def test_a_file_where_the_directory_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a directory")
    with pytest.raises(DataDirNoDirectory, match="data"):
        await Database.open(tmp_path / "data")


async def test_a_program_that_holds_the_file_is_waited_for_and_then_told_of(kept: Database) -> None:
    direct = sqlite3.connect(kept._path, isolation_level=None)
    direct.execute("BEGIN IMMEDIATE")
    async with kept._engine.connect() as connection:
        driver = (await connection.get_raw_connection()).driver_connection
        await driver.execute("PRAGMA busy_timeout = 1")  # type: ignore[union-attr]
    with pytest.raises(DatabaseInUse, match="Close it"):
        await kept.write(lambda tx: tx.meta.set("key", "value"))
    direct.execute("ROLLBACK")
    direct.close()
    await kept.write(lambda tx: tx.meta.set("key", "value"))


async def test_opening_leaves_logging_alone(tmp_path: Path) -> None:
    logger = logging.getLogger("tests.bot.store.some_logger")
    before = (list(logging.root.handlers), logging.root.level)
    await made(tmp_path)
    assert (list(logging.root.handlers), logging.root.level) == before
    assert not logger.disabled


async def test_migrations_are_found_from_any_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir("/")
    await made(tmp_path)


async def test_the_migrations_make_the_tables_that_the_program_knows(tmp_path: Path) -> None:
    await made(tmp_path / "migrated")
    migrated = create_engine(f"sqlite:///{tmp_path}/migrated/vertti.db")
    fresh = create_engine("sqlite://")
    try:
        with migrated.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
            assert compare_metadata(context, metadata) == []
            by_migration = schema_of(connection.connection.driver_connection)
        with fresh.begin() as connection:
            metadata.create_all(connection)
            by_metadata = schema_of(connection.connection.driver_connection)
    finally:
        migrated.dispose()
        fresh.dispose()
    del by_migration["alembic_version"]
    assert by_migration == by_metadata


def schema_of(connection: object) -> dict[str, set[str]]:
    """Each table and index with the parts that define it; neither their order nor their lines are of any meaning."""
    assert isinstance(connection, sqlite3.Connection)
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name <> 'sqlite_sequence'")
    return {name: {part.strip() for part in re.split(r",|\n", sql)} - {""} for name, sql in rows}
