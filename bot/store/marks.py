"""Keyed hashes that stand in the database where a person must not: by the mark alone nobody is named."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from bot.store.meta import Meta


async def mark_of(meta: Meta, salt_name: str, subject: str) -> str:
    """The mark of the subject under the salt of that name, which is made with its first use and kept in `meta`."""
    salt = await meta.get(salt_name)
    if salt is None:
        salt = secrets.token_hex(32)
        await meta.set(salt_name, salt)
    return hmac.new(bytes.fromhex(salt), subject.encode(), hashlib.sha256).hexdigest()
