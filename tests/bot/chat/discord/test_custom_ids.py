from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.discord.custom_ids import (
    OPEN,
    SELECT,
    WRITE,
    Command,
    Open,
    Press,
    Select,
    SignPressed,
    Vote,
    Write,
    command_id,
    pressed,
    sign_id,
    vote_id,
)


@pytest.mark.parametrize(
    ("custom_id", "press"),
    [
        (command_id("rsvp-yes"), Command("rsvp-yes")),
        (command_id("move", "3 7.5. klo 17"), Command("move", "3 7.5. klo 17")),
        (command_id("say", "a/b\nc"), Command("say", "a/b\nc")),
        (sign_id("✅"), SignPressed("✅")),
        (vote_id("4"), Vote("4")),
        (vote_id("a/b"), Vote("a/b")),
        (SELECT, Select()),
        (OPEN, Open()),
        (WRITE, Write()),
    ],
)
def test_an_id_says_what_was_pressed(custom_id: str, press: Press) -> None:
    assert pressed(custom_id) == press


@pytest.mark.parametrize(
    "custom_id",
    ["", "c", "c/", "c/ a", "s", "s/", "v/", "o/", "oo", "w/1", "x/1", "C/a", " c/a", None, 7, b"o", ["o"], "c/" + "a" * 99],
)
def test_what_is_not_ours_is_nothing(custom_id: object) -> None:
    assert pressed(custom_id) is None


@given(st.text() | st.none() | st.integers() | st.builds("c/{}".format, st.text()))
def test_whatever_comes_is_read_without_harm(custom_id: object) -> None:
    press = pressed(custom_id)
    if isinstance(press, Command):
        assert command_id(press.key, press.arguments) == custom_id


def test_a_command_too_long_for_an_id_has_none() -> None:
    assert command_id("k", "a" * 96) == "c/k " + "a" * 96
    assert command_id("k", "a" * 97) is None
    assert command_id("k", "😀" * 49) is None
