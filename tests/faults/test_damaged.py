"""The database is damaged: Vertti ends at once, says so and names the way back, and leaves every file as it was."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.store.data_dir import DATABASE
from bot.store.database import Database
from tests.bot.world import a_plan, a_world
from tests.e2e.process import STANDING_STILL, VerttiProcess

CONFIG = """
language = "fi"
time_zone = "Europe/Helsinki"
data_dir = "data"
[matrix]
homeserver = "http://127.0.0.1:1"
user_id = "@vertti:example.org"
password_file = "password"
[access]
facilitators = ["@anna:example.org"]
[support]
contact = "Minna"
"""
PAGE = 4096


def page_of(database: Path, table: str) -> int:
    """Where the table begins in the file."""
    with closing(sqlite3.connect(database)) as direct:
        ((page,),) = direct.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,))
    return int(page)


def files_of(data: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in data.iterdir() if one.name != "vertti.lock"}


@pytest.mark.parametrize("table", ["steps", "outbox"])
async def test_a_damaged_table_is_told_at_the_start_and_left_alone(tmp_path: Path, table: str) -> None:
    (tmp_path / "password").touch(mode=0o600)
    (tmp_path / "password").write_text("secret")
    config = tmp_path / "config.toml"
    config.write_text(CONFIG)
    db = await Database.open(tmp_path / "data")
    async with a_world(db=db) as world:
        await world.apply(a_plan())
    await db.close()
    database = tmp_path / "data" / DATABASE
    content = bytearray(database.read_bytes())
    at = (page_of(database, table) - 1) * PAGE
    content[at : at + 64] = b"\xff" * 64
    database.write_bytes(content)
    before = files_of(tmp_path / "data")

    process = VerttiProcess.start(config, *STANDING_STILL)
    try:
        code = await process.ended()
    finally:
        process.let_go()
    told = config.with_name("vertti.log").read_text()
    assert code == 1, told
    assert f"{database} cannot be read as Vertti's database" in told
    assert "vertti restore" in told
    assert files_of(tmp_path / "data") == before
