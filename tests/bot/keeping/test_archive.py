"""The file of a backup: whole, private, never written over, and never believed without looking."""

from __future__ import annotations

import io
import json
import tarfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.keeping import archive
from bot.keeping.archive import Backup, BackupTrouble

GOOD = Backup(
    "1.0",
    datetime(2026, 11, 20, 3, tzinfo=UTC),
    "@vertti:example.org",
    "VERTTIOLD",
    "0001",
    {archive.DATABASE: b"rows" * 1000, archive.IDENTITY: b"{}"},
)


def packed(path: Path, entries: dict[str, bytes], kind: bytes = tarfile.REGTYPE) -> Path:
    with tarfile.open(path, "w") as file:
        for name, content in entries.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.type = len(content), kind if name != archive.MANIFEST else tarfile.REGTYPE
            file.addfile(entry, io.BytesIO(content))
    return path


def entries(path: Path) -> dict[str, bytes]:
    with tarfile.open(path) as file:
        return {one.name: file.extractfile(one).read() for one in file}  # type: ignore[union-attr]


def test_what_was_written_is_read(tmp_path: Path) -> None:
    archive.write(tmp_path / "b.tar", GOOD)
    assert archive.read(tmp_path / "b.tar") == GOOD
    assert [one.name for one in tmp_path.iterdir()] == ["b.tar"], "no draft is left"


def test_nobody_else_may_read_it(tmp_path: Path) -> None:
    archive.write(tmp_path / "b.tar", GOOD)
    assert (tmp_path / "b.tar").stat().st_mode & 0o777 == 0o600


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "b.tar").write_text("something dear")
    with pytest.raises(BackupTrouble, match="exists already"):
        archive.write(tmp_path / "b.tar", GOOD)
    assert (tmp_path / "b.tar").read_text() == "something dear"
    assert [one.name for one in tmp_path.iterdir()] == ["b.tar"]


def test_a_directory_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BackupTrouble, match="cannot be written"):
        archive.write(tmp_path / "nowhere" / "b.tar", GOOD)


@pytest.mark.parametrize("name", [archive.DATABASE, archive.IDENTITY])
def test_a_part_that_has_changed_is_noticed(tmp_path: Path, name: str) -> None:
    archive.write(tmp_path / "b.tar", GOOD)
    changed = entries(tmp_path / "b.tar")
    changed[name] = changed[name][:-1] + b"!"
    with pytest.raises(BackupTrouble, match="damaged"):
        archive.read(packed(tmp_path / "changed.tar", changed))


def test_every_length_of_a_file_that_was_cut_off_is_noticed(tmp_path: Path) -> None:
    archive.write(tmp_path / "b.tar", GOOD)
    whole = (tmp_path / "b.tar").read_bytes()
    content_ends = max(whole.rfind(b"{}"), 0) + 2
    for length in range(0, content_ends, 97):
        (tmp_path / "cut.tar").write_bytes(whole[:length])
        with pytest.raises(BackupTrouble):
            archive.read(tmp_path / "cut.tar")


@pytest.mark.parametrize("name", ["../../evil", "/etc/evil", "matrix/session.json"])
def test_what_is_not_listed_is_refused_and_nothing_is_unpacked(tmp_path: Path, name: str) -> None:
    archive.write(tmp_path / "b.tar", GOOD)
    more = {**entries(tmp_path / "b.tar"), name: b"evil"}
    with pytest.raises(BackupTrouble, match="not in its list"):
        archive.read(packed(tmp_path / "more.tar", more))


def test_a_listed_name_outside_of_the_known_parts_is_refused(tmp_path: Path) -> None:
    archive.write(tmp_path / "b.tar", replace(GOOD, parts={**GOOD.parts, "../evil": b"evil"}))
    with pytest.raises(BackupTrouble):
        archive.read(tmp_path / "b.tar")


def test_a_link_in_place_of_a_part_is_refused(tmp_path: Path) -> None:
    archive.write(tmp_path / "b.tar", GOOD)
    with pytest.raises(BackupTrouble):
        archive.read(packed(tmp_path / "link.tar", entries(tmp_path / "b.tar"), tarfile.SYMTYPE))


@pytest.mark.parametrize(
    "change",
    [
        {"program": "other"},
        {"format": 2},
        {"taken_at": "yesterday"},
        {"taken_at": "2026-11-20T03:00:00"},
        {"account": 7},
        {"parts": []},
        {"parts": {"vertti.db": {"size": -1, "sha256": "x"}}},
        {"parts": {}},
    ],
)
def test_a_manifest_that_is_none_of_ours_is_refused(tmp_path: Path, change: dict[str, object]) -> None:
    archive.write(tmp_path / "b.tar", GOOD)
    changed = entries(tmp_path / "b.tar")
    changed[archive.MANIFEST] = json.dumps(json.loads(changed[archive.MANIFEST]) | change).encode()
    with pytest.raises(BackupTrouble):
        archive.read(packed(tmp_path / "changed.tar", changed))


def test_other_files_are_no_backups(tmp_path: Path) -> None:
    (tmp_path / "text").write_text("hello")
    for path in (tmp_path / "text", tmp_path / "missing", tmp_path):
        with pytest.raises(BackupTrouble):
            archive.read(path)
