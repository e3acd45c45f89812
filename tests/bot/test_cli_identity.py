"""`vertti identity`: what it shows, asks and says."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.chat.matrix import identity_changes
from bot.chat.matrix.identity import Identity
from bot.chat.matrix.private_files import write_private_json
from bot.chat.matrix.settings import MatrixSettings
from bot.chat.port import Refused
from bot.cli.app import app
from bot.store.data_dir import DataDir

CONFIG = """
[matrix]
homeserver = "https://matrix.example.org"
user_id = "@vertti:example.org"
"""
MADE = Identity.make()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory with a configuration, and a password in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VERTTI_MATRIX_PASSWORD", "hunter2")
    monkeypatch.delenv("VERTTI_DEBUG", raising=False)
    (tmp_path / "config.toml").write_text(CONFIG, encoding="utf-8")
    return tmp_path


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What would have been done, with which secret."""
    done: list[tuple[str, str]] = []

    async def adopt(_settings: MatrixSettings, key: str) -> Identity:
        done.append(("adopt", key))
        if key == "wrong":
            raise Refused("RECOVERY_KEY_WRONG", "this is not the recovery key")
        return MADE

    async def replace(_settings: MatrixSettings, password: str) -> Identity:
        done.append(("replace", password))
        return MADE

    monkeypatch.setattr(identity_changes, "adopt", adopt)
    monkeypatch.setattr(identity_changes, "replace", replace)
    return done


def vertti(*arguments: str, types: str = "") -> Result:
    return CliRunner().invoke(app, ("identity", *arguments), input=types)


def test_shows_what_people_compare_without_any_secret(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VERTTI_MATRIX_PASSWORD")
    home = here / "data" / "matrix"
    home.mkdir(parents=True)
    MADE.keep(home)
    write_private_json(
        home / "session.json", {"user_id": "@vertti:example.org", "device_id": "VERTTIAB", "access_token": "token-of-ours"}
    )
    shown = vertti()
    assert shown.exit_code == 0
    assert f"Fingerprint  {MADE.fingerprint()}" in shown.output
    assert MADE.fingerprint().split(" ")[0] == MADE.master[:4]
    assert "Device       VERTTIAB" in shown.output
    assert "token-of-ours" not in shown.output
    assert not (home / "crypto.db").exists(), "looking makes nothing"


def test_before_the_first_start_there_is_none(here: Path) -> None:
    shown = vertti("show")
    assert shown.exit_code == 1
    assert "Vertti makes one at its first start" in shown.stderr
    assert not (here / "data").exists()


def test_adopt_asks_for_the_recovery_key_and_does_not_show_it(here: Path, asked: list[tuple[str, str]]) -> None:
    result = vertti("adopt", "--config", "config.toml", types="EsTc 1234\n")
    assert result.exit_code == 0
    assert asked == [("adopt", "EsTc 1234")]
    assert "EsTc" not in result.output
    assert MADE.fingerprint() in result.output


def test_a_wrong_recovery_key_needs_a_person(here: Path, asked: list[tuple[str, str]]) -> None:
    result = vertti("adopt", types="wrong\n")
    assert result.exit_code == 3
    assert "but not that of @vertti:example.org" in result.stderr


def test_replace_says_what_members_will_see_and_asks(here: Path, asked: list[tuple[str, str]]) -> None:
    result = vertti("replace", types="n\n")
    assert result.exit_code == 1
    assert "sees a warning in their app" in result.output
    assert "Nothing was changed" in result.stderr
    assert asked == []
    result = vertti("replace", types="y\n")
    assert result.exit_code == 0
    assert asked == [("replace", "hunter2")]
    assert MADE.fingerprint() in result.output


def test_with_a_token_login_replace_asks_for_the_password(
    here: Path, asked: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("VERTTI_MATRIX_PASSWORD")
    monkeypatch.setenv("VERTTI_MATRIX_ACCESS_TOKEN", "token-of-ours")
    (here / "config.toml").write_text(CONFIG + 'device_id = "VERTTIAB"\n', encoding="utf-8")
    result = vertti("replace", "--yes", types="typed-password\n")
    assert result.exit_code == 0
    assert asked == [("replace", "typed-password")]
    assert "typed-password" not in result.output


def test_nothing_is_changed_under_a_running_vertti(here: Path, asked: list[tuple[str, str]]) -> None:
    held = DataDir.take(here / "data")
    try:
        result = vertti("replace", "--yes")
    finally:
        held.release()
    assert result.exit_code == 1
    assert "Another Vertti" in result.stderr
    assert asked == []
