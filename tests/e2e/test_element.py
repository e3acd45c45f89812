"""The judge itself: two clients of the Element stack understand each other in an encrypted room."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from bot.demo.homeserver import Homeserver
from tests.e2e.element import ElementClient, ElementFailed, element_or_skip

pytestmark = [pytest.mark.e2e, pytest.mark.element]


@pytest.fixture(scope="module")
def package() -> Path:
    return element_or_skip()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Homeserver]:
    async with await Homeserver.start(tmp_path_factory.mktemp("homeserver")) as running:
        yield running


async def a_client(package: Path, server: Homeserver, name: str, *, strict: bool = False) -> ElementClient:
    await server.register(name, "secret")
    client = await ElementClient.start(package)
    await client.login(server.url, name, "secret", strict=strict)
    return client


async def test_two_signed_clients_read_each_other_without_a_shield(package: Path, server: Homeserver) -> None:
    async with await a_client(package, server, "anna") as anna, await a_client(package, server, "bea", strict=True) as bea:
        room = await anna.create("Ryhmä", ["@bea:localhost"])
        assert await bea.wait_for_invitation("Ryhmä") == room
        await bea.join(room)
        await anna.send(room, "Hei, bea!")
        seen = await bea.wait_for("Hei", room)

        assert (seen.sender, seen.body) == ("@anna:localhost", "Hei, bea!")
        assert seen.encrypted
        assert seen.shield == "none"
        assert seen.notify
        assert (await bea.rooms())[0].encrypted
        assert [one.event for one in await anna.timeline(room) if one.body] == [seen.event]

        await bea.leave(room)
        assert "join" not in [one.membership for one in await bea.rooms()]


POLL = {
    "org.matrix.msc1767.text": "When?",
    "org.matrix.msc3381.poll.start": {
        "kind": "org.matrix.msc3381.poll.disclosed",
        "max_selections": 1,
        "question": {"org.matrix.msc1767.text": "When?", "msgtype": "m.text", "body": "When?"},
        "answers": [{"id": "1", "org.matrix.msc1767.text": "Monday"}, {"id": "2", "org.matrix.msc1767.text": "Tuesday"}],
    },
}


async def test_a_vote_is_counted_in_the_poll_as_the_other_client_knows_it(package: Path, server: Homeserver) -> None:
    async with await a_client(package, server, "anna") as anna, await a_client(package, server, "bea") as bea:
        room = await anna.create("Äänestys", ["@bea:localhost"])
        await bea.join(room)
        poll = await anna.send_event(room, "org.matrix.msc3381.poll.start", POLL)
        await bea.vote(room, "When", "Monday")
        vote = await bea.vote(room, "When", "Tuesday")
        await anna.wait_for_event(vote, room)

        seen = await anna.poll(room, poll)

        assert seen.answers == {"1": "Monday", "2": "Tuesday"}
        assert seen.votes == {"@bea:localhost": ["2"]}
        assert not seen.ended
        with pytest.raises(ElementFailed, match="no answer Friday among Monday, Tuesday"):
            await bea.vote(room, "When", "Friday")


async def test_what_never_comes_is_not_waited_for_without_end(package: Path, server: Homeserver) -> None:
    async with await a_client(package, server, "anna") as anna:
        with pytest.raises(ElementFailed, match=r"not seen within 0.2 s: nothing of the kind"):
            await anna.wait_for("nothing of the kind", timeout=0.2)


async def test_without_node_it_is_skipped_with_a_word_but_never_in_ci(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="Node 20 or newer"):
        element_or_skip(tmp_path)

    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="Node 20 or newer"):
        element_or_skip(tmp_path)
