"""What Vertti's files and the homeserver's database give away together: nothing that is older than the keys are kept."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from nio.crypto import InboundGroupSession, OlmAccount

from bot.chat.matrix.wire import Wire, client_path
from bot.chat.port import Said
from bot.demo.homeserver import Homeserver
from bot.housekeeping import Housekeeping
from bot.store.database import Database
from tests.e2e.matrix.verttis import vertti
from tests.e2e.people import PATIENCE, people

pytestmark = pytest.mark.e2e


class Later:
    """A clock that shows the time some days from now."""

    def __init__(self, **later: float) -> None:
        self._later = timedelta(**later)

    def now(self) -> datetime:
        return datetime.now(UTC) + self._later

    def real(self) -> datetime:
        return datetime.now(UTC) + self._later


def ciphertexts(server: Homeserver, room: str) -> dict[str, Mapping[str, Any]]:
    """Every encrypted event of the room that lies in the homeserver's database, by its id."""
    with closing(sqlite3.connect(f"{(server.directory / 'homeserver.db').as_uri()}?mode=ro", uri=True)) as database:
        rows = database.execute("SELECT event_id, json FROM event_json WHERE room_id = ?", (room,)).fetchall()
    events = {event: json.loads(text) for event, text in rows}
    return {event: one["content"] for event, one in events.items() if one["type"] == "m.room.encrypted"}


def undelivered(server: Homeserver, user: str) -> int:
    """How many messages to the person's devices lie in the homeserver's database."""
    with closing(sqlite3.connect(f"{(server.directory / 'homeserver.db').as_uri()}?mode=ro", uri=True)) as database:
        (number,) = database.execute("SELECT count(*) FROM device_inbox WHERE user_id = ?", (user,)).fetchone()
    return int(number)


def room_keys(home: Path) -> Iterator[InboundGroupSession]:
    """Every room key that lies in Vertti's directory, of whatever device."""
    password = (home / "store.key").read_text().strip()
    with closing(sqlite3.connect(home / "crypto.db")) as database:
        rows = database.execute("SELECT session, fp_key, sender_key, room_id FROM megolminboundsessions").fetchall()
        accounts = database.execute("SELECT account, shared FROM accounts").fetchall()
    for pickle, shared in accounts:
        OlmAccount.from_pickle(pickle, password, shared)  # The password is the one under which everything lies.
    for pickle, signer, sender, room in rows:
        yield InboundGroupSession.from_pickle(pickle, signer, sender, room, password)


def opened(server: Homeserver, room: str, home: Path) -> dict[str, str]:
    """What whoever has both can read: each key is tried on each event."""
    keys = list(room_keys(home))
    found = {}
    for event, content in ciphertexts(server, room).items():
        for key in keys:
            try:
                found[event] = json.loads(key.decrypt(content["ciphertext"])[0])["content"]["body"]
            except Exception:
                continue
    return found


async def test_neither_old_talk_nor_what_vertti_said_can_be_opened(homeserver: Homeserver, tmp_path: Path) -> None:
    home = tmp_path / "matrix"
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna", "bea") as (anna, bea):
        room = await bot.room_for(anna, bea)
        said = await bot.say(room, "what Vertti said")
        talk = {await anna.say(room, text): text for text in ("one", "two")} | {await bea.say(room, "three"): "three"}
        talk[await bea.say(room, "!vertti apua")] = "!vertti apua"
        await bot.hears(Said)

        assert opened(homeserver, room, home) == talk
        assert said in ciphertexts(homeserver, room)
        pickles = [row[0] for row in sqlite3.connect(home / "crypto.db").execute("SELECT session FROM megolminboundsessions")]

        db = await Database.in_memory()
        await Housekeeping(db, Later(days=7, hours=23), bot.platform).tidy()
        assert opened(homeserver, room, home) == talk
        await Housekeeping(db, Later(days=8, minutes=1), bot.platform).forget_keys()
        await db.close()

        assert opened(homeserver, room, home) == {}
        left = b"".join(one.read_bytes() for one in home.iterdir())
        assert not [one for one in pickles if one in left], "deleted rows are overwritten"
        async with asyncio.timeout(PATIENCE):
            while undelivered(homeserver, bot.platform.me):
                await asyncio.sleep(0.1)

        # Who begins a new key, as every client does after a week, is heard as before.
        anna.client.olm.outbound_group_sessions.clear()
        fresh = await anna.say(room, "!vertti kuka")
        assert (await bot.hears(Said, lambda event: event.text == "kuka")).trusted
        assert opened(homeserver, room, home) == {fresh: "!vertti kuka"}
    async with vertti(
        homeserver, tmp_path, name=bot.platform._settings.user_id[1:].partition(":")[0], memory=bot.memory
    ) as again:
        await anna_says(homeserver, again)


async def anna_says(server: Homeserver, bot: Any) -> None:
    """A later group is talked in and heard as the first one was."""
    async with people(server, "anna") as (anna,):
        room = await bot.room_for(anna)
        await anna.say(room, "!vertti uusi")
        assert (await bot.hears(Said, lambda event: event.text == "uusi")).trusted


async def test_keys_are_neither_asked_for_nor_given_on_request(homeserver: Homeserver, tmp_path: Path) -> None:
    async with vertti(homeserver, tmp_path) as bot, people(homeserver, "anna") as (anna,):
        calls: list[str] = []
        call = bot.platform._wire.call

        async def noted(method: str, path: str, *arguments: Any, **more: Any) -> Any:
            calls.append(path)
            return await call(method, path, *arguments, **more)

        bot.platform._wire.call = noted  # type: ignore[method-assign]
        room = await bot.room_for(anna)
        said = await bot.say(room, "what Vertti said")
        sealed = ciphertexts(homeserver, room)[said]
        wire = Wire(homeserver.url)
        wire.token = anna.client.access_token
        request = {
            "action": "request",
            "request_id": "1",
            "requesting_device_id": anna.client.device_id,
            "body": {"room_id": room, **{key: sealed[key] for key in ("algorithm", "session_id", "sender_key")}},
        }
        everywhere = {"messages": {bot.platform.me: {"*": request}}}
        await wire.call("PUT", client_path("sendToDevice", "m.room_key_request", "1"), everywhere)
        # A message whose key Vertti never gets.
        unknown = {**sealed, "session_id": "A" * 43}
        await wire.call("PUT", client_path("rooms", room, "send", "m.room.encrypted", "junk"), unknown)
        await wire.close()
        await anna.say(room, "!vertti apua")
        await bot.hears(Said)
        await anna.sync()
        await bot.say(room, "and once more")
        await anna.reads(room, "and once more")

        assert not [one for one in calls if "m.room_key_request" in one or "m.forwarded" in one or "room_keys" in one]
        sent = [one for one in calls if "sendToDevice" in one]
        assert len(sent) == 1, "only the room's key went out, to begin with"
