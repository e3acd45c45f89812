"""`docs/practice.md` has a row for each of the 56 elements, and what its rows name exists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.commands.table import COMMANDS
from facilitation.words import Language
from tests.bot.world import CATALOGUE

ROOT = Path(__file__).parents[2]
DOCUMENT = ROOT / "docs" / "practice.md"
ELEMENTS = [*(f"A{number}" for number in range(1, 33)), *(f"B{number}" for number in range(33, 57))]
NAMES = {CATALOGUE.choices(Language.EN, f"command-{one.key}-names")[0] for one in COMMANDS}
NOT_YET = "not built yet"
SHOWN = re.compile(r"\[[^\]]+\]\(\.\./(tests/[\w/]+\.py)\): ([^<|]+)")


@dataclass(frozen=True)
class Row:
    number: str
    element: str
    where: str
    shown: str


def rows() -> list[Row]:
    """The lines of the table."""
    lines = [line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if re.match(r"\| [AB]\d", line)]
    return [Row(*(cell.strip() for cell in line.strip("|").split("|"))) for line in lines]


def test_every_element_has_its_row_and_no_cell_is_empty() -> None:
    assert [one.number for one in rows()] == ELEMENTS
    assert all(one.element and one.where and one.shown for one in rows())


@pytest.mark.parametrize("row", rows(), ids=lambda row: row.number)
def test_what_a_row_names_exists(row: Row) -> None:
    for name in re.findall(r"`([^`]+)`", row.where):
        if "/" in name or name.endswith((".md", ".toml")):
            assert (ROOT / name).exists(), name
        elif not name.startswith("vertti "):
            assert name in NAMES, name
    tests = SHOWN.findall(row.shown)
    assert tests or row.where == NOT_YET
    for path, told in tests:
        source = (ROOT / path).read_text(encoding="utf-8")
        assert re.search(rf"def test_{told.strip().replace(' ', '_')}\(", source), f"{path}: {told}"


def test_what_is_not_there_is_said_plainly_and_shown_by_nothing() -> None:
    assert all(one.shown == "–" for one in rows() if one.where == NOT_YET)
