"""nio's own client as its examples use it, for the people and for the bot that Vertti is compared with."""

from __future__ import annotations

from nio import AsyncClient, AsyncClientConfig
from nio.store import SqliteMemoryStore


def a_client(homeserver: str, user_id: str, *, encrypted: bool) -> AsyncClient:
    """A client that is not logged in yet. Its keys are in memory: what the disk costs is counted for Vertti alone."""
    if not encrypted:
        return AsyncClient(homeserver, user_id, config=AsyncClientConfig(encryption_enabled=False))
    config = AsyncClientConfig(store=SqliteMemoryStore, pickle_key="benchmark", encryption_enabled=True)
    return AsyncClient(homeserver, user_id, config=config)


async def shut(client: AsyncClient) -> None:
    """Let go of the connection and the store."""
    await client.close()
    if client.store is not None:
        client.store.database.close()
