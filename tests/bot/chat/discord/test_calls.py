"""What requests count against, and what their failures mean."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import discord
import pytest

from bot.chat.discord.calls import route, trouble
from bot.chat.port import NotListening, Refused, RoomUnusable, Throttled, TryLater, Unreachable


def failed(status: int, code: int = 0) -> discord.HTTPException:
    """A request that Discord did not do."""
    answer: Any = SimpleNamespace(status=status, reason="", headers={})
    return discord.HTTPException(answer, {"code": code, "message": "quoted words"})


@pytest.mark.parametrize("path", ["/interactions/{}/token{}/callback", "/webhooks/1{}/token{}", "/channels/{}/messages/{}"])
def test_each_interaction_webhook_and_channel_has_limits_of_its_own(path: str) -> None:
    one, other = (route("POST", path.format(number, number)) for number in (100, 200))
    assert one.key == other.key
    assert one.major_parameters != other.major_parameters
    assert "token" not in one.key.replace("{webhook_token}", "")


@pytest.mark.parametrize(
    ("status", "code", "meaning"),
    [
        (429, 0, Throttled),
        (502, 0, Unreachable),
        (400, 40003, TryLater),
        (403, 50007, NotListening),
        (403, 50278, Refused),
        (404, 10007, Refused),
        (404, 10003, RoomUnusable),
        (403, 50013, Refused),
    ],
)
def test_a_failure_means_one_thing_to_the_program_and_quotes_nobody(status: int, code: int, meaning: type[Exception]) -> None:
    error = trouble(failed(status, code))
    assert type(error) is meaning
    assert "quoted words" not in str(error)


def test_who_has_left_the_server_is_not_waited_for() -> None:
    error = trouble(failed(403, 50278))
    assert isinstance(error, Refused)
    assert error.code == "UNKNOWN_USER"
