"""The command line with a configuration for Discord."""

from __future__ import annotations

import asyncio
import builtins
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import bot.app
import bot.chat.discord.check as discord_check
from bot.chat.findings import Finding
from bot.chat.port import LoginLost, Refused, Unreachable
from bot.cli.app import app
from bot.config import Settings
from bot.keeping import archive
from bot.rehearsal import Rehearsal
from bot.store.database import Database

CONFIG = """
[discord]
guild = "223456789012345678"
admins = ["123456789012345678"]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with a configuration for Discord, and a token in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VERTTI_DISCORD_TOKEN", "token-of-ours")
    monkeypatch.delenv("VERTTI_DEBUG", raising=False)
    (tmp_path / "config.toml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


@pytest.fixture
def without_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where discord.py is not installed, and nothing that needs it has been imported."""
    for name in [one for one in sys.modules if one.split(".")[0] == "discord" or one.startswith("bot.chat.discord.")]:
        monkeypatch.delitem(sys.modules, name)
    real: Callable[..., object] = builtins.__import__

    def missing(name: str, *rest: object, **more: object) -> object:
        if name.split(".")[0] == "discord":
            raise ModuleNotFoundError("No module named 'discord'", name="discord")
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", missing)


def vertti(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


class TestInit:
    def test_writes_an_example_in_which_discord_is_in_use(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        result = vertti("init", "--discord", "--config", "mine.toml")
        assert result.exit_code == 0
        assert "secrets/discord-token" in result.output
        assert "docs/discord.md" in result.output
        (here / "secrets").mkdir()
        (here / "secrets" / "discord-token").write_text("token-of-ours\n", encoding="utf-8")
        (here / "secrets" / "discord-token").chmod(0o600)
        monkeypatch.delenv("VERTTI_DISCORD_TOKEN")
        checked = vertti("check", "--offline", "--config", "mine.toml")
        assert checked.exit_code == 0, checked.output


class TestCheck:
    def test_shows_what_was_found_on_discord(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        async def check(_settings: object) -> list[Finding]:
            return [
                Finding(True, "discord-guild-reached", {"name": "Yrittäjät"}),
                Finding(True, "discord-public", remark=True),
                Finding(False, "discord-role-unknown", {"role": "1"}),
            ]

        monkeypatch.setattr(discord_check, "check", check)
        result = vertti("check")
        assert result.exit_code == 1
        _, _, reached, public, unknown = result.output.splitlines()
        assert reached == "✓ Vertti is in the server Yrittäjät."
        assert public.startswith("! Anybody may invite")
        assert unknown.startswith("✗ There is no role 1")

    @pytest.mark.usefixtures("without_the_library")
    def test_without_the_library_it_says_how_to_install_it(self, here: Path) -> None:
        result = vertti("check")
        assert result.exit_code == 3
        assert "pip install -c constraints.txt '.[discord]'" in result.stderr

    @pytest.mark.usefixtures("without_the_library")
    def test_the_file_is_looked_at_without_the_library(self, here: Path) -> None:
        assert vertti("check", "--offline").exit_code == 0


class TestRun:
    @pytest.mark.usefixtures("without_the_library")
    def test_without_the_library_it_says_how_to_install_it(self, here: Path) -> None:
        result = vertti("run", "--log-level", "error")
        assert result.exit_code == 3
        assert "pip install -c constraints.txt '.[discord]'" in result.stderr

    @pytest.mark.parametrize(
        ("error", "says", "code"),
        [
            (LoginLost("the token is not accepted"), "Reset Token", 3),
            (Refused("50001"), "is not in the server 223456789012345678", 3),
            (Unreachable("HTTP 503"), "cannot be reached now (HTTP 503)", 1),
        ],
    )
    def test_what_ends_it_is_said_in_a_paragraph(
        self, here: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, says: str, code: int
    ) -> None:
        async def run(_settings: Settings, _rehearsal: Rehearsal | None) -> None:
            raise error

        monkeypatch.setattr(bot.app, "run", run)
        result = vertti("run", "--log-level", "error")
        assert result.exit_code == code
        assert says in result.stderr
        assert "token-of-ours" not in result.output


class TestIdentity:
    @pytest.mark.parametrize("task", ["show", "adopt", "replace"])
    def test_is_a_matter_of_matrix(self, here: Path, task: str) -> None:
        result = vertti("identity", task)
        assert result.exit_code == 1
        assert "is a matter of Matrix" in result.stderr
        assert not (here / "data").exists()


class TestReading:
    def test_the_preview_reads_as_on_discord(self, here: Path) -> None:
        shown = vertti("preview", "--config", "config.toml", "--language", "en", "--sessions", "5")
        assert shown.exit_code == 0
        text = " ".join(shown.output.split())
        assert "On Discord, messages are not end-to-end encrypted" in text
        assert "/calendar" in text
        assert "!vertti" not in text

    @pytest.mark.parametrize(
        ("language", "says"),
        [("fi", "Kuuli viimeksi Discordilta"), ("sv", "Hörde senast av Discord"), ("en", "heard from Discord")],
    )
    def test_the_status_names_discord(self, here: Path, language: str, says: str) -> None:
        has_run(here)
        shown = vertti("status", "--language", language)
        assert says in shown.output
        assert "omeserver" not in shown.output

    def test_the_status_says_nothing_of_opening_what_is_not_encrypted(self, here: Path) -> None:
        has_run(here)
        assert "opened" not in vertti("status", "--language", "en").output


def has_run(directory: Path) -> None:
    async def once() -> None:
        db = await Database.open(directory / "data")
        await db.write(lambda tx: tx.meta.set("told", "something"))
        await db.close()

    asyncio.run(once())


class TestBackup:
    def test_holds_the_database_and_no_token(self, here: Path) -> None:
        has_run(here)
        answer = vertti("backup", "b.tar")
        assert answer.exit_code == 0, answer.output
        found = archive.read(here / "b.tar")
        assert (found.account, set(found.parts)) == ("discord:223456789012345678", {archive.DATABASE})
        assert b"token-of-ours" not in (here / "b.tar").read_bytes()
        assert "Not in it: the configuration, and the token" in answer.output
        assert "identity" not in answer.output

    def test_is_put_back(self, here: Path) -> None:
        has_run(here)
        vertti("backup", "b.tar")
        (here / "data").rename(here / "data before")
        answer = vertti("restore", "b.tar")
        assert answer.exit_code == 0, answer.output
        assert "The token in the configuration is all that it needs" in answer.output
        assert not (here / "data" / "matrix").exists()

        async def kept() -> str | None:
            db = await Database.open(here / "data")
            try:
                return await db.read(lambda tx: tx.meta.get("told"))
            finally:
                await db.close()

        assert asyncio.run(kept()) == "something"

    @pytest.mark.parametrize("other", ['[discord]\nguild = "323456789012345678"', '[matrix]\nhomeserver = "https://m.example"\n'])
    def test_belongs_to_its_server_alone(self, here: Path, monkeypatch: pytest.MonkeyPatch, other: str) -> None:
        has_run(here)
        vertti("backup", "b.tar")
        (here / "data").rename(here / "data before")
        monkeypatch.setenv("VERTTI_MATRIX_PASSWORD", "hunter2")
        more = 'user_id = "@vertti:m.example"' if "matrix" in other else ""
        (here / "config.toml").write_text(other + more, encoding="utf-8")
        answer = vertti("restore", "b.tar")
        assert answer.exit_code == 1
        assert "belongs to discord:223456789012345678" in answer.stderr
        assert not (here / "data").exists()
