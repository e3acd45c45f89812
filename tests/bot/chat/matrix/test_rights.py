"""Whether Vertti's own power in a room is enough."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.matrix.contents import room
from bot.chat.matrix.rights import able, creators_above_powers
from bot.chat.port import RoomSpec

ME, ANNA = "@vertti:x", "@anna:x"
OURS = room(RoomSpec("marker", "", "", ()), version=None)["power_level_content_override"]


def made(by: str, version: str = "11", **more: Any) -> dict[str, Any]:
    return {"sender": by, "content": {"room_version": version, **more}}


def test_in_a_room_of_our_own_making_it_is() -> None:
    assert able(ME, {**OURS, "users": {ME: 100}}, made(ME))
    assert able(ME, {**OURS, "users": {ANNA: 100}}, made(ME, "12")), "who made a room of version 12 stands above all powers"
    assert able(ME, OURS, made(ANNA, "12", additional_creators=[ME]))
    assert able(ME, None, made(ME))


@pytest.mark.parametrize(
    "powers",
    [
        {**OURS, "users": {ANNA: 100}},
        {**OURS, "users": {ME: 99}},
        {**OURS, "users": {ME: 100}, "invite": 101},
        {**OURS, "users": {ME: 100}, "kick": 101},
        {**OURS, "users": {ME: 100}, "redact": 101},
        {**OURS, "users": {ME: 100}, "state_default": 101},
        {**OURS, "users": {ME: 100}, "events": {"m.room.pinned_events": 101}},
        {**OURS, "users": {ME: 100}, "events": {"m.room.encrypted": 101}},
        {**OURS, "users": {ME: 100}, "events_default": 101},
        {**OURS, "users": {ME: 100}, "notifications": {"room": 101}},
        {**OURS, "users": {ME: "a lot"}, "users_default": 0, "invite": "much"},
    ],
)
def test_it_is_not_when_anything_needs_more(powers: dict[str, Any]) -> None:
    assert not able(ME, powers, made(ME, "11"))


def test_only_what_a_group_needs_counts() -> None:
    assert able(ME, {"users": {ME: 50}, "ban": 100, "events": {"m.room.tombstone": 100}}, made(ANNA))
    assert able(ME, {"users": {ME: "50"}}, made(ANNA, "5")), "older rooms may hold numbers in quotation marks"
    assert not able(ME, None, made(ANNA))


@pytest.mark.parametrize(("version", "above"), [("11", ()), ("12", (ANNA,)), ("13", (ANNA,)), ("org.example", ()), ("", ())])
def test_who_stands_above_all_powers(version: str, above: tuple[str, ...]) -> None:
    assert creators_above_powers(made(ANNA, version)) == above


JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=5) | st.just(ME),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | st.just(ME), inner, max_size=3),
    max_leaves=8,
)
KEYS = st.sampled_from(["users", "events", "notifications", "invite", "kick", "redact", "users_default", "state_default"])


@given(st.dictionaries(KEYS, JUNK), st.fixed_dictionaries({"sender": JUNK, "content": JUNK}))
def test_whatever_stands_there_it_is_yes_or_no(powers: dict[str, Any], create: dict[str, Any]) -> None:
    assert able(ME, powers, create) in (True, False)
