"""The file of a backup: a tar archive with a manifest that says what is in it and how each part can be known again."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

FORMAT = 1
MANIFEST = "MANIFEST.json"
DATABASE = "vertti.db"
CRYPTO_STORE = "matrix/crypto.db"
STORE_KEY = "matrix/store.key"
IDENTITY = "matrix/identity.json"
PARTS = (DATABASE, CRYPTO_STORE, STORE_KEY, IDENTITY)
"""All that a backup may hold; which of it must be there beside the database is the platform's matter."""
LONGEST_MANIFEST = 1_000_000


class BackupTrouble(Exception):
    """The backup cannot be written, read or put back; the text says why and what to do, for the admin."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What a file of a backup holds. `taken_at` is UTC; `device` is the login that Vertti had then, or empty."""

    version: str
    taken_at: datetime
    account: str
    device: str
    schema: str
    parts: Mapping[str, bytes]


def write(target: Path, backup: Backup) -> None:
    """Write the backup, readable by its owner only; it is whole and on the disk when this returns. Never overwrites.

    Raises `BackupTrouble`.
    """
    draft = target.with_name(f".{target.name}.{os.getpid()}.draft")
    try:
        _write_whole(draft, _packed(backup))
        # A link, since renaming would replace what somebody else has put there in the meantime.
        os.link(draft, target)
        _sync_directory(target.parent)
    except FileExistsError:
        raise BackupTrouble(f"{target} exists already and was left as it is. Name another file.") from None
    except OSError as error:
        raise BackupTrouble(f"{target} cannot be written ({error.strerror or type(error).__name__}).") from error
    finally:
        draft.unlink(missing_ok=True)


def read(source: Path) -> Backup:
    """The backup in the file, every part compared with its manifest. Raises `BackupTrouble`."""
    try:
        with tarfile.open(source, "r:") as archive:
            manifest = _manifest(_content(archive, archive.next(), MANIFEST, LONGEST_MANIFEST), source)
            told = manifest["parts"]
            parts: dict[str, bytes] = {}
            while (member := archive.next()) is not None:
                if member.name not in told or member.name not in PARTS or member.name in parts:
                    raise BackupTrouble(
                        f"{source} holds something that is not in its list ({member.name[:60]!r}). Do not use it."
                    )
                parts[member.name] = _content(archive, member, member.name, int(told[member.name]["size"]))
    except FileNotFoundError:
        raise BackupTrouble(f"There is no file {source}.") from None
    except (tarfile.TarError, EOFError) as error:
        raise BackupTrouble(f"{source} is not a backup of Vertti's, or not all of it. Take another one.") from error
    except OSError as error:
        raise BackupTrouble(f"{source} cannot be read ({error.strerror or type(error).__name__}).") from error
    for name, listed in told.items():
        if name not in parts or hashlib.sha256(parts[name]).hexdigest() != listed["sha256"]:
            raise BackupTrouble(f"{source} is damaged: {name} is not what was written into it. Take another backup.")
    return Backup(
        version=manifest["version"],
        taken_at=datetime.fromisoformat(manifest["taken_at"]),
        account=manifest["account"],
        device=manifest["device"],
        schema=manifest["schema"],
        parts=parts,
    )


def _packed(backup: Backup) -> bytes:
    manifest = {
        "program": "vertti",
        "format": FORMAT,
        "version": backup.version,
        "taken_at": backup.taken_at.isoformat(),
        "account": backup.account,
        "device": backup.device,
        "schema": backup.schema,
        "parts": {
            name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()} for name, content in backup.parts.items()
        },
    }
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, content in {MANIFEST: json.dumps(manifest, indent=1).encode(), **backup.parts}.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mode, entry.mtime = len(content), 0o600, int(backup.taken_at.timestamp())
            archive.addfile(entry, io.BytesIO(content))
    return packed.getvalue()


def _manifest(raw: bytes, source: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(raw)
        strings = [manifest[name] for name in ("version", "taken_at", "account", "device", "schema")]
        listed = [(one["size"], one["sha256"]) for one in manifest["parts"].values()]
        taken_at = datetime.fromisoformat(manifest["taken_at"])
        good = (
            manifest["program"] == "vertti"
            and all(isinstance(one, str) for one in strings)
            and all(isinstance(size, int) and size >= 0 and isinstance(digest, str) for size, digest in listed)
            and taken_at.tzinfo is not None
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        good = False
    if not good:
        raise BackupTrouble(f"{source} is not a backup of Vertti's.")
    if manifest["format"] != FORMAT:
        raise BackupTrouble(
            f"{source} was made by another version of Vertti ({manifest['version']}). Restore it with that version."
        )
    if DATABASE not in manifest["parts"]:
        raise BackupTrouble(f"{source} lacks {DATABASE}. Take another backup.")
    whole: dict[str, Any] = manifest
    return whole


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo | None, name: str, longest: int) -> bytes:
    """A part's bytes. Nothing is ever unpacked to where the archive says, so that no name in it can lead elsewhere."""
    file = archive.extractfile(member) if member is not None and member.isreg() and member.size <= longest else None
    if member is None or file is None or member.name != name:
        raise BackupTrouble("The file is not a backup of Vertti's.")
    return file.read()


def _write_whole(draft: Path, content: bytes) -> None:
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_directory(path: Path) -> None:
    directory = os.open(path, os.O_RDONLY)
    try:
        os.fsync(directory)
    finally:
        os.close(directory)
