"""The files of the practice's own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.texts import built_in_programme, programme_from
from facilitation.programme import BadProgramme


def test_the_built_in_programme_comes_with_the_program() -> None:
    assert len(built_in_programme().themes) == 8


def test_an_organisation_may_bring_its_own(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    source = Path(__file__).parents[3] / "facilitation" / "content" / "programme.yaml"
    file.write_text(
        source.read_text(encoding="utf-8").replace("Jaksaminen, kuormitus ja palautuminen", "Oma teema"), encoding="utf-8"
    )
    assert programme_from(file).theme("coping").title.fi == "Oma teema"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"sessions: [", "not YAML"),
        (b"- a\n- b\n", "no names with values"),
        (b"", "no names with values"),
        (b"\xff\xfe", "not UTF-8"),
        (b"sessions: []", "sessions: needs at least 2"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "own.yaml"
    file.write_bytes(content)
    with pytest.raises(BadProgramme, match=says):
        programme_from(file)


def test_a_file_that_is_not_there_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        programme_from(tmp_path / "nowhere.yaml")
