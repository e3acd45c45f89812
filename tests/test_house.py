"""The rules of the house that no other tool holds: who imports whom, where time and print are allowed, how long a file is."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PRACTICE = sorted((ROOT / "facilitation").rglob("*.py"))
PROGRAM = sorted((ROOT / "bot").rglob("*.py"))

OUTSIDE_WORLD = {
    "aiohttp", "aiosqlite", "alembic", "apscheduler", "asyncio", "http", "logging", "multiprocessing", "nio", "os", "pydantic",
    "random", "requests", "secrets", "select", "signal", "socket", "sqlalchemy", "sqlite3", "ssl", "subprocess", "sys",
    "tempfile", "threading", "time", "typer", "urllib", "uuid",
}  # fmt: skip
"""What values and functions need not know: input and output, chance, and the time of the machine."""

PURE = {"urllib.parse"}

CLOCK = ROOT / "bot" / "clock.py"
ASKS_THE_TIME = {("datetime", "now"), ("datetime", "utcnow"), ("datetime", "today"), ("date", "today"), ("time", "time")}
KNOW_THE_DOORS = {"app", "chat", "cli", "config", "demo", "preview"}
"""Who puts the parts together, reads the configuration, stands at the terminal or rehearses."""
MAY_PRINT = (ROOT / "bot" / "cli", ROOT / "bot" / "demo")
OTHER_PLACES = {".git", ".venv", ".run", "node_modules", "__pycache__", "build", "dist"}
TEXT = {".py", ".md", ".toml", ".ftl", ".yaml", ".yml", ".txt", ".mjs", ".json", ".cfg", ".ini", ".mako", ""}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=name(path))


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


def calls(path: Path) -> Iterator[tuple[int, tuple[str, str]]]:
    """Every `a.b(…)` and `b(…)` of a file: its line, and the last two names (the first empty where there is only one)."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call):
            function = node.func
            if isinstance(function, ast.Name):
                yield node.lineno, ("", function.id)
            elif isinstance(function, ast.Attribute):
                owner = function.value
                last = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
                yield node.lineno, (last, function.attr)


def own_files() -> Iterator[Path]:
    for path in sorted(ROOT.rglob("*")):
        parts = path.relative_to(ROOT).parts
        hidden = any(part in OTHER_PLACES or (part.startswith(".") and part != ".ci") for part in parts[:-1])
        if not hidden and path.is_file() and path.suffix in TEXT and not any(part.endswith(".egg-info") for part in parts):
            yield path


def test_the_import_contracts_hold() -> None:
    script = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    shown = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert shown.returncode == 0, shown.stdout + shown.stderr


@pytest.mark.parametrize("path", PRACTICE, ids=name)
def test_the_practice_knows_neither_program_nor_outside_world(path: Path) -> None:
    assert {one for one in imports(path) if one.split(".")[0] in OUTSIDE_WORLD | {"bot"} and one not in PURE} == set()


@pytest.mark.parametrize("path", PRACTICE, ids=name)
def test_the_practice_opens_nothing(path: Path) -> None:
    assert [line for line, (_, called) in calls(path) if called in {"open", "input", "print", "getLogger"}] == []


@pytest.mark.parametrize("path", [*PRACTICE, *PROGRAM], ids=name)
def test_only_the_clock_knows_what_time_it_is(path: Path) -> None:
    if path != CLOCK:
        assert [line for line, call in calls(path) if call in ASKS_THE_TIME] == []


@pytest.mark.parametrize("path", PROGRAM, ids=name)
def test_only_the_terminal_is_printed_to(path: Path) -> None:
    if not path.is_relative_to(MAY_PRINT[0]) and not path.is_relative_to(MAY_PRINT[1]):
        assert [line for line, call in calls(path) if call in {("", "print"), ("typer", "echo"), ("sys", "stdout")}] == []


@pytest.mark.parametrize("path", [*PRACTICE, *PROGRAM], ids=name)
def test_a_file_holds_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 400


def test_nothing_depends_on_the_machine_that_it_was_written_on() -> None:
    homes = "|".join(("root", "work", "home", "Users"))
    machine = re.compile(rf"(?<![\w.:/-])/(?:{homes})/\w")
    found = [
        f"{name(path)}:{number}"
        for path in own_files()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        if machine.search(line)
    ]
    assert found == []


def test_every_language_has_the_same_catalogues() -> None:
    catalogues = ROOT / "bot" / "texts" / "catalogues"
    files = {folder.name: {path.name for path in folder.glob("*.ftl")} for folder in catalogues.iterdir() if folder.is_dir()}
    assert set(files) == {"fi", "sv", "en"}
    assert files["fi"] == files["sv"] == files["en"]


def test_the_contract_about_the_doors_leaves_nobody_out() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    (contract,) = [one for one in contracts if one["name"] == "what is done does not ask through which door"]
    parts = {path.relative_to(ROOT / "bot").parts[0].removesuffix(".py") for path in PROGRAM}
    wanted = {f"bot.{one}" for one in parts - KNOW_THE_DOORS - {"__init__", "__main__"}} | {"facilitation"}
    assert set(contract["source_modules"]) == wanted
