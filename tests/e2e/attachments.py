"""Files in encrypted rooms, as ordinary clients send and open them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import aiohttp
from nio.crypto import decrypt_attachment, encrypt_attachment

from tests.e2e.people import Person


async def attachment(person: Person, file: Mapping[str, Any]) -> bytes:
    """What lies at the address of an `EncryptedFile`, fetched by the person and opened."""
    address = f"{person.client.homeserver}/_matrix/client/v1/media/download/{file['url'].removeprefix('mxc://')}"
    headers = {"Authorization": f"Bearer {person.client.access_token}"}
    async with aiohttp.ClientSession() as http, http.get(address, headers=headers) as answer:
        assert answer.status == 200, answer.status
        sealed = await answer.read()
    return bytes(decrypt_attachment(sealed, file["key"]["k"], file["hashes"]["sha256"], file["iv"]))


async def send_attachment(person: Person, room: str, name: str, content: bytes, msgtype: str = "m.file") -> str:
    """Send a file (or, by `msgtype`, a picture); returns the event id."""
    sealed, keys = encrypt_attachment(content)
    headers = {"Authorization": f"Bearer {person.client.access_token}", "Content-Type": "application/octet-stream"}
    address = f"{person.client.homeserver}/_matrix/media/v3/upload"
    async with aiohttp.ClientSession() as http, http.post(address, data=sealed, headers=headers) as answer:
        assert answer.status == 200, answer.status
        url = json.loads(await answer.text())["content_uri"]
    event = {"msgtype": msgtype, "body": name, "filename": name, "info": {"size": len(content)}, "file": {**keys, "url": url}}
    return await person.put(room, "m.room.message", event)
