"""The judge catches what Discord's own description does not allow, and lets through what it does."""

from __future__ import annotations

from typing import Any

import pytest
from simcord import HttpLogEntry

from tests.discord.judge import Judge, assert_allowed, judge_or_skip, places, unsaid_mentions

CHANNEL, GUILD = "/channels/123456789012345678", "/guilds/123456789012345678"
SAY, MAKE, PLAN = f"{CHANNEL}/messages", f"{GUILD}/channels", f"{GUILD}/scheduled-events"
EVENT = {
    "name": "Tapaaminen 1",
    "privacy_level": 2,
    "entity_type": 2,
    "channel_id": "123456789012345678",
    "scheduled_start_time": "2026-12-01T15:00:00+00:00",
}
ALLOWED: dict[str, tuple[str, str, Any]] = {
    "a line of text": (
        "POST",
        SAY,
        {"content": "Hei", "nonce": "n" * 25, "enforce_nonce": True, "allowed_mentions": {"parse": []}},
    ),
    "an id as a number": ("PUT", f"{CHANNEL}/permissions/123456789012345679", {"type": 1, "allow": 1 << 51, "deny": "0"}),
    "a channel": ("POST", MAKE, {"name": "ryhmä", "topic": "Aihe", "type": 0}),
    "a meeting": ("POST", PLAN, EVENT),
    "nothing at all": ("PUT", f"{CHANNEL}/messages/pins/123456789012345679", None),
}


def poll(*, question: str = "Milloin?", answers: int = 2, hours: int = 24) -> dict[str, Any]:
    """A native poll."""
    texts = [{"poll_media": {"text": f"Vaihtoehto {number}"}} for number in range(answers)]
    return {"poll": {"question": {"text": question}, "answers": texts, "duration": hours}}


VIOLATIONS: dict[str, tuple[str, str, Any]] = {
    "words too long": ("POST", SAY, {"content": "x" * 4001}),
    "a nonce too long": ("POST", SAY, {"content": "Hei", "nonce": "n" * 26}),
    "a poll with eleven answers": ("POST", SAY, poll(answers=11)),
    "a poll of thirty-three days": ("POST", SAY, poll(hours=33 * 24)),
    "a question too long": ("POST", SAY, poll(question="x" * 301)),
    "a name too long": ("POST", MAKE, {"name": "x" * 101, "type": 0}),
    "a meeting's name too long": ("POST", PLAN, EVENT | {"name": "x" * 101}),
    "a meeting without its beginning": ("POST", PLAN, {key: EVENT[key] for key in EVENT if key != "scheduled_start_time"}),
    "another kind of value": ("POST", SAY, {"content": 5}),
    "a place that does not exist": ("POST", f"{CHANNEL}/whispers", {"content": "Hei"}),
}


@pytest.fixture
def judge() -> Judge:
    """The judge, where its document is here."""
    return judge_or_skip()


@pytest.mark.parametrize("what", ALLOWED)
def test_what_discord_takes_is_let_through(judge: Judge, what: str) -> None:
    assert judge.of(*ALLOWED[what]) == []


@pytest.mark.parametrize("what", VIOLATIONS)
def test_what_discord_does_not_take_is_caught(judge: Judge, what: str) -> None:
    assert judge.of(*VIOLATIONS[what])


def test_all_violations_of_many_requests_are_listed_each_once(judge: Judge) -> None:
    method, path, body = VIOLATIONS["words too long"]
    requests = [HttpLogEntry(method, path, {}, body, None)] * 2 + [HttpLogEntry(*ALLOWED["a channel"][:2], {}, {"type": 0}, None)]
    found = judge.violations(requests)
    assert len(found) == 2
    with pytest.raises(AssertionError, match="name"):
        assert_allowed(requests)


def test_the_document_that_was_named_is_looked_for_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VERTTI_DISCORD_OPENAPI", "named.json")
    assert str(places()[0]) == "named.json"


def test_words_that_do_not_say_whom_they_may_ring_for_are_caught() -> None:
    quiet = {"content": "Hei", "allowed_mentions": {"parse": []}}
    callback = "/interactions/123456789012345678/token/callback"
    said = [("POST", SAY, quiet), ("PATCH", f"{SAY}/123456789012345679", {"components": []}), ("POST", callback, {"type": 5})]
    assert unsaid_mentions(HttpLogEntry(method, path, {}, body, None) for method, path, body in said) == []
    unsaid = [("POST", SAY, {"content": "Hei"}), ("POST", callback, {"type": 4, "data": {"content": "Hei"}})]
    unsaid.append(("PATCH", "/webhooks/123456789012345678/token/messages/@original", {"embeds": [{"description": "Hei"}]}))
    assert len(unsaid_mentions(HttpLogEntry(method, path, {}, body, None) for method, path, body in unsaid)) == 3
