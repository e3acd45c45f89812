"""Cross-signing for a rehearsed person: clients that exclude devices which their owner has not signed would not show them."""

from __future__ import annotations

from typing import Any

import nio

from bot.chat.matrix.identity import Identity


class NotVouched(RuntimeError):
    """The homeserver did not take the identity or the signature; the text is its answer's code."""


async def vouch_for_own_device(client: nio.AsyncClient) -> None:
    """Make an identity for the account, which must have none, and sign this device with it. The identity is not kept."""
    user, device = client.user_id, client.device_id
    identity = Identity.make()
    await _post(client, "device_signing/upload", identity.signed_keys(user))
    answer = await _post(client, "query", {"device_keys": {user: [device]}})
    signed = identity.sign_device(answer["device_keys"][user][device], user)
    await _post(client, "signatures/upload", {user: {device: signed}})


async def _post(client: nio.AsyncClient, what: str, body: dict[str, Any]) -> dict[str, Any]:
    assert client.client_session is not None  # noqa: S101 - logged in
    headers = {"Authorization": f"Bearer {client.access_token}"}
    address = f"{client.homeserver}/_matrix/client/v3/keys/{what}"
    async with client.client_session.post(address, json=body, headers=headers) as response:
        answer: dict[str, Any] = await response.json()
    if response.status != 200 or answer.get("failures"):
        raise NotVouched(str(answer.get("errcode", "failures")))
    return answer
