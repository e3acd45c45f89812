"""What the homeserver's answers mean, and how long trouble is waited out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from bot.chat.matrix.backoff import Backoff
from bot.chat.matrix.store_key import store_key
from bot.chat.matrix.wire import Wire, client_path
from bot.chat.port import ChatError, LoginLost, Refused, Throttled, TryLater, Unreachable

ANSWERS: dict[str, tuple[int, str, type[ChatError]]] = {
    "rate limit": (429, '{"errcode": "M_LIMIT_EXCEEDED", "error": "x", "retry_after_ms": 1500}', Throttled),
    "a proxy's page": (502, "<html>Bad Gateway</html>", Unreachable),
    "a proxy's not found": (404, "<html>Not found</html>", TryLater),
    "a proxy's limit": (413, "<html>Too large</html>", Refused),
    "internal": (500, '{"errcode": "M_UNKNOWN", "error": "x"}', TryLater),
    "nonsense": (200, "[[[", TryLater),
    "forbidden": (403, '{"errcode": "M_FORBIDDEN", "error": "a secret quoted"}', Refused),
    "too large": (413, '{"errcode": "M_TOO_LARGE", "error": "x"}', Refused),
    "dead token": (401, '{"errcode": "M_UNKNOWN_TOKEN", "error": "x"}', LoginLost),
    "closed account": (403, '{"errcode": "M_USER_DEACTIVATED", "error": "x"}', LoginLost),
    "locked account": (401, '{"errcode": "M_USER_LOCKED", "error": "x", "soft_logout": true}', TryLater),
    "server is full": (403, '{"errcode": "M_RESOURCE_LIMIT_EXCEEDED", "error": "x"}', TryLater),
}


@pytest.fixture
async def address() -> AsyncIterator[str]:
    async def answer(request: web.Request) -> web.Response:
        status, body, _ = ANSWERS[request.match_info["case"]]
        return web.Response(status=status, text=body)

    app = web.Application()
    app.router.add_route("*", "/_matrix/client/v3/{case}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    yield f"http://{host}:{port}"
    await runner.cleanup()


async def test_every_answer_has_one_meaning(address: str) -> None:
    wire = Wire(address + "/")
    for case, (_, _, kind) in ANSWERS.items():
        with pytest.raises(ChatError) as caught:
            await wire.call("GET", client_path(case))
        assert type(caught.value) is kind, case
        assert "secret" not in str(caught.value)
    with pytest.raises(TryLater) as limited:
        await wire.call("GET", client_path("rate limit"))
    assert limited.value.after == 1.5
    await wire.close()
    with pytest.raises(TryLater):
        await wire.call("GET", client_path("internal"))


def test_ids_cannot_reach_another_endpoint() -> None:
    assert client_path("rooms", "!a/../../admin?x#y") == "/_matrix/client/v3/rooms/%21a%2F..%2F..%2Fadmin%3Fx%23y"


def test_waiting_grows_to_a_minute_and_keeps_to_what_is_asked() -> None:
    backoff = Backoff()
    pauses = [backoff.after(None) for _ in range(12)]
    assert 0.8 <= pauses[0] <= 1.2
    assert all(48 <= pause <= 72 for pause in pauses[7:])
    assert Backoff().after(30.0) == 30.0


def test_the_store_key_is_made_once_or_given(tmp_path: Path) -> None:
    first = store_key(tmp_path, {})
    assert len(first) == 64
    assert store_key(tmp_path, {}) == first
    assert store_key(tmp_path, {"VERTTI_MATRIX_STORE_KEY": "a sufficiently long one"}) == "a sufficiently long one"
    with pytest.raises(Refused, match="STORE_KEY_SHORT"):
        store_key(tmp_path, {"VERTTI_MATRIX_STORE_KEY": "short"})
    (tmp_path / "crypto.db").touch()
    (tmp_path / "store.key").unlink()
    with pytest.raises(Refused, match="STORE_KEY_MISSING"):
        store_key(tmp_path, {})
