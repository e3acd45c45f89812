"""The command line: what it prints, and the code with which it ends."""

from __future__ import annotations

import ast
import os
import re
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import pytest
from typer.testing import CliRunner, Result

import bot.app
import bot.chat.matrix.check as matrix_check
from bot.chat.findings import Finding
from bot.chat.matrix.crypto_store import CryptoStoreDamaged
from bot.chat.matrix.identity import IdentityState
from bot.chat.port import DiskTrouble, LoginLost, Refused, TryLater
from bot.cli.app import app
from bot.cli.failures import MISTAKE, NEEDS_PERSON, WrongOption
from bot.cli.running import rehearsal_of
from bot.cli.sentences import SENTENCES, sentence
from bot.config import Settings
from bot.rehearsal import Rehearsal
from bot.store.errors import DatabaseTooNew, DataDirBusy

SMALL = """
[matrix]
homeserver = "https://matrix.example.org"
user_id = "@vertti:example.org"

[access]
facilitators = ["@anna:example.org"]
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty directory to stand in, with a password in the environment."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VERTTI_MATRIX_PASSWORD", "hunter2")
    monkeypatch.delenv("VERTTI_DEBUG", raising=False)
    return tmp_path


def vertti(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def failing(error: Exception) -> object:
    async def run(_settings: Settings, _rehearsal: Rehearsal | None) -> NoReturn:
        raise error

    return run


class TestHelp:
    def test_names_all_commands_at_once(self) -> None:
        """Nothing heavy is imported for it: otherwise every slip of the fingers would cost a second."""
        best = 9.0
        for _ in range(3):
            began = time.perf_counter()
            shown = subprocess.run([sys.executable, "-m", "bot", "--help"], capture_output=True, text=True, check=True)
            best = min(best, time.perf_counter() - began)
        for command in ("run", "check", "preview", "demo", "init"):
            assert re.search(rf"^\s*{command}\s", shown.stdout, re.MULTILINE)
        assert best < 1.5  # Half a second where nothing else runs.

    def test_imports_no_library_of_the_program(self) -> None:
        script = "import sys; import bot.cli.app; print(sorted({'nio', 'sqlalchemy', 'aiohttp', 'babel'} & set(sys.modules)))"
        shown = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
        assert shown.stdout.strip() == "[]"

    def test_the_version(self) -> None:
        assert re.fullmatch(r"vertti \d+\.\d+\.\d+\S*\n", vertti("--version").output)


class TestInit:
    def test_writes_the_example_for_its_owner_only(self, here: Path) -> None:
        result = vertti("init")
        assert result.exit_code == 0
        written = here / "config.toml"
        assert written.stat().st_mode & 0o777 == 0o600
        assert written.read_bytes() == (Path(__file__).parents[2] / "config.example.toml").read_bytes()
        assert "vertti check" in result.output

    def test_never_overwrites(self, here: Path) -> None:
        (here / "config.toml").write_text("mine", encoding="utf-8")
        result = vertti("init")
        assert result.exit_code == 1
        assert "exists already" in result.output
        assert (here / "config.toml").read_text(encoding="utf-8") == "mine"

    def test_what_it_writes_is_ready_for_check(self, here: Path) -> None:
        vertti("init", "--config", "other.toml")
        result = vertti("check", "--offline", "--config", "other.toml")
        assert result.exit_code == 0, result.output


class TestCheck:
    def test_tells_every_mistake_on_a_line_of_its_own(self, here: Path) -> None:
        (here / "config.toml").write_text("x = 1" + SMALL + "[rhythm]\nsessions = 9", encoding="utf-8")
        result = vertti("check")
        assert result.exit_code == 2
        lines = result.output.splitlines()
        assert [line.split(" ")[1] for line in lines] == ["x:", "rhythm.sessions:"]

    def test_goes_on_to_the_homeserver(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        async def check(settings: object) -> list[Finding]:
            return [
                Finding(True, "homeserver-reached", {"homeserver": "https://m.example", "version": "v1.12"}),
                Finding(False, "wrong-password", {"homeserver": "https://matrix.example.org", "user": "@vertti:a"}),
            ]

        monkeypatch.setattr(matrix_check, "check", check)
        (here / "config.toml").write_text(SMALL, encoding="utf-8")
        result = vertti("check")
        assert result.exit_code == 1
        first, folder, reached, refused = result.output.splitlines()
        assert first == "✓ config.toml can be used; it has no groups of its own."
        assert folder == f"✓ The data directory {here / 'data'} is made at the first start."
        assert reached.startswith("✓ The homeserver https://m.example answers")
        assert refused.startswith("✗ https://matrix.example.org does not accept the user id @vertti:a with this password.")

    def test_shows_remarks_without_failing(self, here: Path) -> None:
        (here / "config.toml").write_text(SMALL + '[privacy]\nretention = "10 days"', encoding="utf-8")
        result = vertti("check", "--offline")
        assert result.exit_code == 0
        assert "! privacy.retention: " in result.output

    def test_a_plain_terminal_gets_plain_signs(self, here: Path) -> None:
        (here / "config.toml").write_text("x = 1" + SMALL, encoding="utf-8")
        environ = {**os.environ, "PYTHONIOENCODING": "ascii"}
        shown = subprocess.run([sys.executable, "-m", "bot", "check", "--offline"], capture_output=True, env=environ, check=False)
        assert shown.stdout.startswith(b"NO x: There is no such key.")

    def test_a_damaged_database_is_told_before_the_start(self, here: Path) -> None:
        (here / "config.toml").write_text(SMALL, encoding="utf-8")
        (here / "data").mkdir()
        (here / "data" / "vertti.db").write_bytes(b"This was once a shopping list. " * 300)
        result = vertti("check", "--offline")
        assert result.exit_code == 1
        assert f"✗ {here / 'data' / 'vertti.db'} cannot be read as Vertti's database" in result.output

    def test_has_a_sentence_for_every_code(self) -> None:
        tree = ast.parse(Path(matrix_check.__file__).read_text(encoding="utf-8"))
        found = [one.args[1] for one in ast.walk(tree) if isinstance(one, ast.Call) and getattr(one.func, "id", "") == "Finding"]
        literal = [one.value for code in found for one in ast.walk(code) if isinstance(one, ast.Constant)]
        codes = {one for one in literal if re.fullmatch(r"[a-z]+(-[a-z]+)+", str(one))} | set(matrix_check.REFUSALS.values())
        assert codes | {f"identity-{state.value}" for state in IdentityState} == set(SENTENCES)

    def test_a_code_without_a_sentence_is_shown_as_it_is(self) -> None:
        assert sentence(Finding(False, "new-thing", {"user": "@a:b"})) == "new-thing: user @a:b"


class TestRun:
    def test_a_mistake_in_the_file_ends_with_2(self, here: Path) -> None:
        result = vertti("run")
        assert result.exit_code == 2
        assert "vertti init" in result.stderr

    @pytest.mark.parametrize(
        ("error", "says", "code"),
        [
            (LoginLost("M_UNKNOWN_TOKEN"), "has ended Vertti's login as @vertti:example.org (M_UNKNOWN_TOKEN)", 3),
            (Refused("WRONG_PASSWORD", "@vertti:example.org"), "does not accept the user id @vertti:example.org", 3),
            (Refused("M_FORBIDDEN"), "The homeserver refuses (M_FORBIDDEN)", 3),
            (CryptoStoreDamaged("crypto.db"), "The encryption keys are damaged (crypto.db)", 3),
            (Refused("NOT_A_HOMESERVER", "status 404"), "is no Matrix homeserver", 1),
            (DiskTrouble("session.json: No space left"), "cannot be read or written", 1),
            (TryLater("connection refused"), "cannot be reached now (connection refused)", 1),
            (DataDirBusy(Path("data"), "77"), "Another Vertti (process 77) is already running", 1),
            (DatabaseTooNew(Path("data/vertti.db"), "0009"), "newer version", 1),
        ],
    )
    def test_what_ends_it_is_said_in_a_paragraph(
        self, here: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, says: str, code: int
    ) -> None:
        monkeypatch.setattr(bot.app, "run", failing(error))
        (here / "config.toml").write_text(SMALL, encoding="utf-8")
        result = vertti("run", "--log-level", "error")
        assert result.exit_code == code
        assert says in result.stderr
        assert "Traceback" not in result.output

    def test_a_login_that_is_refused_keeps_its_exit_code_while_debugging(
        self, here: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(bot.app, "run", failing(Refused("WRONG_PASSWORD")))
        monkeypatch.setenv("VERTTI_DEBUG", "1")
        (here / "config.toml").write_text(SMALL, encoding="utf-8")
        assert vertti("run", "--log-level", "error").exit_code == 3

    def test_exit_codes_that_need_a_person_are_not_retried_by_the_service(self) -> None:
        root = Path(__file__).parents[2]
        page = (root / "docs" / "running.md").read_text(encoding="utf-8")
        assert f"RestartPreventExitStatus={MISTAKE} {NEEDS_PERSON}\n" in (root / "deploy" / "vertti.service").read_text()
        assert f"| {NEEDS_PERSON} | the account or its keys need a person" in page

    def test_what_nobody_foresaw_is_named_but_not_quoted(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(bot.app, "run", failing(KeyError("what Pekka wrote")))
        (here / "config.toml").write_text(SMALL, encoding="utf-8")
        result = vertti("run", "--log-level", "error")
        assert result.exit_code == 1
        assert "KeyError" in result.stderr
        assert "Pekka" not in result.output
        assert "VERTTI_DEBUG=1" in result.stderr

    def test_debugging_shows_where(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(bot.app, "run", failing(KeyError("x")))
        monkeypatch.setenv("VERTTI_DEBUG", "1")
        (here / "config.toml").write_text(SMALL, encoding="utf-8")
        result = vertti("run", "--log-level", "error")
        assert result.exit_code == 1
        assert "Traceback" in result.stderr
        assert "KeyError: 'x'" in result.stderr

    def test_ctrl_c_is_no_failure_to_explain(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def run(_settings: Settings, _rehearsal: Rehearsal | None) -> NoReturn:
            raise KeyboardInterrupt

        monkeypatch.setattr(bot.app, "run", run)
        (here / "config.toml").write_text(SMALL, encoding="utf-8")
        result = vertti("run", "--log-level", "error")
        assert (result.exit_code, result.output) == (130, "")

    def test_hands_the_rehearsal_over(self, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        seen: list[Rehearsal | None] = []

        async def run(_settings: Settings, rehearsal: Rehearsal | None) -> None:
            seen.append(rehearsal)

        monkeypatch.setattr(bot.app, "run", run)
        (here / "config.toml").write_text(SMALL, encoding="utf-8")
        vertti("run", "--log-level", "error")
        rehearse = ["--rehearse", "--from", "2026-11-20T08:00", "--until", "2027-06-01T08:00+00:00"]
        vertti("run", "--log-level", "error", *rehearse, "--pause", "0.5", "--session-minutes", "3")
        assert seen == [
            None,
            Rehearsal(
                datetime(2026, 11, 20, 6, tzinfo=UTC),
                datetime(2027, 6, 1, 8, tzinfo=UTC),
                timedelta(seconds=0.5),
                timedelta(minutes=3),
            ),
        ]

    @pytest.mark.parametrize(
        "options",
        [
            ["--from", "2026-11-20T08:00"],
            ["--session-minutes", "3"],
            ["--pause", "3"],
            ["--rehearse", "--from", "tomorrow"],
            ["--rehearse", "--from", "2026-11-20T08:00", "--until", "2026-11-20T08:00"],
            ["--rehearse", "--session-minutes", "0"],
            ["--rehearse", "--pause", "-1"],
            ["--log-level", "loud"],
        ],
    )
    def test_options_that_make_no_sense_end_with_2(self, here: Path, options: list[str]) -> None:
        (here / "config.toml").write_text(SMALL, encoding="utf-8")
        result = vertti("run", *options)
        assert result.exit_code == 2
        assert result.stderr


class TestStopping:
    SCRIPT = """
import asyncio
from bot.cli.stopping import until_stopped

async def work():
    try:
        print("ready", flush=True)
        await asyncio.Event().wait()
    finally:
        print("tidied up", flush=True)

print("done" if asyncio.run(until_stopped(work())) else "stopped")
"""

    @pytest.mark.parametrize("asked_by", [signal.SIGINT, signal.SIGTERM])
    def test_tidies_up_and_is_no_failure(self, asked_by: signal.Signals) -> None:
        with subprocess.Popen([sys.executable, "-c", self.SCRIPT], stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            process.send_signal(asked_by)
            assert process.stdout.read() == "tidied up\nstopped\n"
            assert process.wait(timeout=20) == 0


class TestRehearsal:
    NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)

    def test_begins_now_unless_told_otherwise(self) -> None:
        assert rehearsal_of("Europe/Helsinki", self.NOW, None, None) == Rehearsal(self.NOW)

    def test_times_are_local_to_the_configured_zone(self) -> None:
        asked = rehearsal_of("America/New_York", self.NOW, "2027-03-01T08:00", "2027-04-01T08:00")
        assert asked.begins == datetime(2027, 3, 1, 13, tzinfo=UTC)
        assert asked.until == datetime(2027, 4, 1, 12, tzinfo=UTC)

    def test_an_end_before_the_beginning_is_refused(self) -> None:
        with pytest.raises(WrongOption, match="after"):
            rehearsal_of("Europe/Helsinki", self.NOW, None, "2026-11-01")


class TestPagesForTheBrowser:
    def test_the_empty_workbook_is_a_page_in_the_language_asked_for(self, here: Path) -> None:
        result = vertti("workbook", "--output", "kirja.html", "--language", "sv", "--sessions", "5")
        assert (result.exit_code, "kirja.html" in result.output) == (0, True)
        html = (here / "kirja.html").read_text(encoding="utf-8")
        assert html.startswith("<!doctype html>")
        assert "Mål och de kommande veckorna" in html
        assert "Tavoitteet" not in html

    def test_a_workbook_that_cannot_be_written_is_told_with_the_option(self, here: Path) -> None:
        result = vertti("workbook", "--output", str(here / "nowhere" / "kirja.html"))
        assert result.exit_code == MISTAKE
        assert "--output" in result.stderr
        assert "cannot be written" in result.stderr

    def test_the_preview_is_written_as_a_page_and_not_printed(self, here: Path) -> None:
        result = vertti("preview", "--language", "en", "--sessions", "5", "--html", "group.html")
        assert (result.exit_code, len(result.output.splitlines()) < 5) == (0, True)
        html = (here / "group.html").read_text(encoding="utf-8")
        assert html.startswith("<!doctype html>")
        assert "Getting to know each other" in html
