"""The key under which the encryption keys lie in their database."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from bot.chat.matrix.private_files import write_private
from bot.chat.port import Refused

ENVIRONMENT = "VERTTI_MATRIX_STORE_KEY"
CRYPTO_STORE = "crypto.db"
KEY_FILE = "store.key"


def store_key(home: Path, environment: Mapping[str, str] = os.environ) -> str:
    """The key: from the environment, else from the file `store.key`, which is made at the first start.

    Raises `Refused` when encryption keys exist but their key is gone or damaged: making a new one would lose them in silence.
    """
    given = environment.get(ENVIRONMENT, "")
    if given:
        if len(given) < 16:
            raise Refused("STORE_KEY_SHORT", f"{ENVIRONMENT} must have at least 16 characters")
        return given
    path = home / KEY_FILE
    if path.exists():
        try:
            kept = path.read_text(encoding="utf-8").strip()
        except UnicodeDecodeError as error:
            raise Refused("STORE_KEY_DAMAGED", f"{path} holds no text") from error
        if kept:
            return kept
    if (home / CRYPTO_STORE).exists():
        raise Refused("STORE_KEY_MISSING", f"{path} is gone; put it back from the backup, or set {ENVIRONMENT}")
    made = secrets.token_hex(32)
    write_private(path, made + "\n")
    return made
