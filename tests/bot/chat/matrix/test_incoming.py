"""What of a room gets past the adapter, and what does not."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.matrix.decrypting import Opened
from bot.chat.matrix.incoming import LONGEST_TEXT, Place, invitation, removal, since_we_came, translate
from bot.chat.matrix.tidy import Seen, tidy_event, tidy_sync
from bot.chat.port import InvitedByOther, Joined, Left, Pressed, RoomId, Said, UserId, Voted

NOW = datetime(2026, 11, 24, 17, tzinfo=UTC)
ME, ANNA, BEA = "@vertti:x", "@anna:x", "@bea:x"
GROUP = Place(RoomId("!g:x"), UserId(ME), private=False, encrypted=True)
DIRECT = Place(RoomId("!d:x"), UserId(ME), private=True, encrypted=True)


def message(body: object, sender: str = ANNA, /, **more: Any) -> Opened:
    return Opened(Seen("$e", "m.room.message", sender, NOW, {"msgtype": "m.text", "body": body, **more}), trusted=True)


def text_of(opened: Opened, place: Place = GROUP) -> str | None:
    event = translate(opened, place)
    return event.text if isinstance(event, Said) else None


def test_in_a_group_only_the_prefix_counts() -> None:
    assert text_of(message("!vertti apua")) == "apua"
    assert text_of(message("  !VERTTI\n siirrä 3.12.  ")) == "siirrä 3.12."
    assert text_of(message("!vertti")) == ""
    for body in ("apua", "!verttinen", "!vertt", "hei !vertti apua", "", 5, None, ["!vertti"]):
        assert text_of(message(body)) is None


def test_in_a_direct_room_anything_counts_and_the_prefix_is_taken_off() -> None:
    assert text_of(message(" apua "), DIRECT) == "apua"
    assert text_of(message("!vertti apua"), DIRECT) == "apua"
    assert text_of(message("   "), DIRECT) is None


def test_what_is_not_said_to_vertti_is_dropped() -> None:
    new = {"msgtype": "m.text", "body": "!vertti b"}
    assert text_of(message("* !vertti b", **{"m.new_content": new})) is None
    assert text_of(message("!vertti b", **{"m.relates_to": {"rel_type": "m.replace", "event_id": "$a"}})) is None
    assert text_of(message("!vertti a", msgtype="m.notice")) is None
    assert text_of(message("!vertti a", msgtype="m.emote")) is None
    assert text_of(message("!vertti a", ME)) is None
    assert translate(Opened(Seen("$e", "m.reaction", ANNA, NOW, {}), trusted=True), GROUP) is None


def test_in_private_what_is_no_text_is_heard_of_without_its_content() -> None:
    assert text_of(message("voice.ogg", msgtype="m.audio"), DIRECT) == ""
    assert text_of(message("voice.ogg", msgtype="m.audio")) is None
    assert text_of(message("hello", msgtype="m.notice"), DIRECT) is None


def test_the_quotation_of_a_reply_is_taken_off() -> None:
    reply = {"m.relates_to": {"m.in_reply_to": {"event_id": "$a"}}}
    assert text_of(message("> <@a:x> !vertti a\n> more\n\n!vertti b", **reply)) == "b"
    assert text_of(message("> quoted by hand\n\nyes"), DIRECT) == "> quoted by hand\n\nyes"
    assert text_of(message("> only a quotation", **reply), DIRECT) is None


def test_text_is_cut_and_made_storable() -> None:
    long = text_of(message("x" * 100_000), DIRECT)
    assert long is not None
    assert len(long) == LONGEST_TEXT
    assert text_of(message("a\ud800b\0c"), DIRECT) == "a?bc"


def member(who: str, standing: object, previous: str | None, *, by: str = "", **content: Any) -> Opened:
    seen = Seen("$m", "m.room.member", by or who, NOW, {"membership": standing, **content}, who, previous)
    return Opened(seen, trusted=True)


def test_members_come_and_go() -> None:
    assert translate(member(ANNA, "join", "invite", displayname="Anna"), GROUP) == Joined("$m", GROUP.room, ANNA, "Anna", NOW)  # type: ignore[arg-type]
    assert translate(member(ANNA, "join", "join", displayname="Other name"), GROUP) is None
    assert translate(member(ANNA, "join", None, displayname=["x"]), GROUP) == Joined("$m", GROUP.room, ANNA, "", NOW)  # type: ignore[arg-type]
    assert translate(member(ME, "join", "invite"), GROUP) is None
    invited = translate(member(BEA, "invite", None, by=ANNA), GROUP)
    assert isinstance(invited, InvitedByOther)
    assert translate(member(BEA, "invite", None, by=ME), GROUP) is None
    left = translate(member(BEA, "leave", "invite", by=ME), GROUP)
    assert isinstance(left, Left)
    assert (left.by, left.was_invited) == (ME, True)
    assert isinstance(translate(member(BEA, "ban", "join", by=ANNA), GROUP), Left)
    assert translate(member(BEA, "ban", "leave", by=ANNA), GROUP) is None
    assert translate(member(BEA, {"x": 1}, "join"), GROUP) is None


def vote(content: dict[str, Any], *, kind: str = "org.matrix.msc3381.poll.response", trusted: bool = True) -> Opened:
    relation = {"m.relates_to": {"rel_type": "m.reference", "event_id": "$poll"}}
    return Opened(Seen("$v", kind, ANNA, NOW, {**relation, **content}), trusted=trusted)


def test_votes_in_both_forms() -> None:
    unstable = vote({"org.matrix.msc3381.poll.response": {"answers": ["a", "b"]}})
    stable = vote({"m.selections": []}, kind="m.poll.response")
    for opened, answers in ((unstable, ("a", "b")), (stable, ())):
        event = translate(opened, GROUP)
        assert isinstance(event, Voted)
        assert (event.poll, event.answers) == ("$poll", answers)
    for junk in ({"answers": [5]}, {"answers": "a"}, {"answers": ["x" * 101]}, None):
        assert translate(vote({"org.matrix.msc3381.poll.response": junk}), GROUP) is None
    assert translate(vote({"m.selections": ["a"], "m.relates_to": {"event_id": "$poll"}}), GROUP) is None


def test_nobody_can_vote_in_clear_in_an_encrypted_room() -> None:
    assert translate(vote({"m.selections": ["a"]}, trusted=False), GROUP) is None


def sign(**relation: object) -> Opened:
    whole = {"rel_type": "m.annotation", "event_id": "$card", "key": "▶️", **relation}
    return Opened(Seen("$s", "m.reaction", ANNA, NOW, {"m.relates_to": whole}), trusted=False)


def test_a_sign_is_a_short_one_under_some_message() -> None:
    event = translate(sign(), GROUP)
    assert isinstance(event, Pressed)
    assert (event.event, event.sender, event.message, event.sign) == ("$s", ANNA, "$card", "▶️")
    spoilt: tuple[dict[str, object], ...] = (
        {"rel_type": "m.reference"}, {"event_id": 5}, {"event_id": "card"}, {"key": ["▶️"]}, {"key": ""}, {"key": "x" * 33},
    )  # fmt: skip
    for junk in spoilt:
        assert translate(sign(**junk), GROUP) is None


def test_an_invitation_has_the_same_id_when_it_comes_again_and_another_the_next_time() -> None:
    seen = [Seen("", "m.room.member", ANNA, NOW, {"membership": "invite", "is_direct": True}, ME)]
    first = invitation("!r:x", ME, seen, "s1")
    assert first is not None
    assert first.direct
    assert invitation("!r:x", ME, seen, "s1") == first
    later = invitation("!r:x", ME, seen, "s2")
    assert later is not None
    assert later.event != first.event
    assert invitation("!r:x", ME, [], "s1") is None


def test_only_a_removal_by_others_is_news() -> None:
    def gone(by: str) -> Seen:
        return Seen("$l", "m.room.member", by, NOW, {"membership": "leave"}, ME, "join")

    assert removal("!r:x", ME, [gone(ANNA)]) is not None
    assert removal("!r:x", ME, [gone(ME)]) is None
    assert removal("!r:x", ME, []) is None


def test_words_from_before_vertti_came_are_cut_off_but_not_those_that_came_with_a_direct_invitation() -> None:
    def own(standing: str, previous: str | None, **content: Any) -> Seen:
        return Seen(f"${standing}", "m.room.member", ANNA, NOW, {"membership": standing, **content}, ME, previous)

    def said(name: str) -> Seen:
        return Seen(f"${name}", "m.room.message", ANNA, NOW, {})

    def left_of(*events: Seen) -> list[str]:
        return [seen.id for seen in since_we_came(events, ME)]

    early, between, later = said("early"), said("between"), said("later")
    assert left_of(early, own("invite", None), between, own("join", "invite"), later) == ["$later"]
    direct = own("invite", None, is_direct=True)
    assert left_of(early, direct, between, own("join", "invite"), later) == ["$between", "$join", "$later"]
    assert left_of(early, own("join", "join"), later) == ["$early", "$join", "$later"]
    assert left_of(early, later) == ["$early", "$later"]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
KINDS = ["m.room.message", "m.room.member", "m.room.encrypted", "m.room.encryption", "m.poll.response", "m.reaction"]
odd_contents = st.dictionaries(
    st.sampled_from(["msgtype", "body", "membership", "m.relates_to", "m.selections", "org.matrix.msc3381.poll.response"]),
    json_values | st.sampled_from(["m.text", "!vertti a", "join", "leave"]),
)
odd_events = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(KINDS) | json_values,
        "event_id": st.just("$e") | json_values,
        "sender": st.just(ANNA) | json_values,
        "origin_server_ts": st.integers() | json_values,
        "content": odd_contents | json_values,
        "state_key": st.just(ANNA) | json_values,
        "unsigned": json_values,
    },
)


@settings(max_examples=300, deadline=None)
@given(odd_events, st.sampled_from([GROUP, DIRECT]))
def test_no_event_raises(raw: dict[str, Any], place: Place) -> None:
    seen = tidy_event(raw)
    if seen is not None:
        translate(Opened(seen, trusted=False), place)


@settings(max_examples=200, deadline=None)
@given(
    st.fixed_dictionaries(
        {"next_batch": st.just("s") | json_values},
        optional={
            "rooms": st.dictionaries(
                st.sampled_from(["join", "invite", "leave"]),
                json_values
                | st.dictionaries(
                    st.just("!r:x"),
                    st.dictionaries(
                        st.sampled_from(["timeline", "state", "invite_state"]),
                        json_values | st.fixed_dictionaries({"events": st.lists(odd_events, max_size=3) | json_values}),
                    ),
                ),
            ),
            "to_device": json_values,
            "device_lists": json_values,
            "device_one_time_keys_count": json_values,
        },
    )
)
def test_no_sync_raises(raw: dict[str, Any]) -> None:
    tidy_sync(raw, NOW)
