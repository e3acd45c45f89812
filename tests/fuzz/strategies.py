"""What somebody who means harm may send: values only, no sending. Every text bears a mark by which it is found again in logs."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, TypeAlias

from hypothesis import strategies as st

MARK = "kuiskaus"
"""Stands in every text; a log that holds it has quoted somebody."""
MEGOLM = "m.megolm.v1.aes-sha2"
OLM = "m.olm.v1.curve25519-aes-sha2"
VOTE = "org.matrix.msc3381.poll.response"

Json: TypeAlias = dict[str, Any]


# --- attacks: one value each, carried out by a hostile actor -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ToDevice:
    """A message to Vertti's device; `sealed`: inside a proper Olm message."""

    kind: str
    content: Json
    sealed: bool


@dataclass(frozen=True, slots=True)
class InClear:
    """An event as it is, in the room; a state event when there is a `state_key`."""

    kind: str
    content: Json
    state_key: str | None = None


@dataclass(frozen=True, slots=True)
class Sealed:
    """A plaintext encrypted with the actor's own room key; `outer` is laid over the event's content."""

    plaintext: bytes
    outer: Json


@dataclass(frozen=True, slots=True)
class Keys:
    """Device keys or one-time keys, uploaded to the actor's own account; `spoils` is laid over good ones."""

    of_device: bool
    spoils: Json


@dataclass(frozen=True, slots=True)
class Name:
    """Another display name."""

    name: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """Takes the actor's event back that was sent so many events ago."""

    ago: int


Attack: TypeAlias = ToDevice | InClear | Sealed | Keys | Name | Redaction


# --- texts and JSON -----------------------------------------------------------------------------------------------------

TRICKS = st.sampled_from(
    ["\u202e", "\u202d", "\u2066", "\u2067", "\u2069", "\u200b", "\u200d", "\u200f", "\ufeff", "\u00ad", "\u0000", "\u2028", "\n",
     "\ue000", "\U000e0041", "\u0301" * 20, "ﷺ" * 9, "{ $x }", "@room", "<b>", "`", "%s", "\\"]
)  # fmt: skip
COMMANDS = st.sampled_from(
    ["ohje", "help", "hjälp", "tapaaminen siirrä", "siirrä", "seuraava", "kieli", "tulen", "en pääse", "unohda", "kyllä", "luvut",
     "jäsenet", "kutsu @x:y", "perusta", "who", "mydata", "tauko 5", "koodi", "1", "4", ""]
)  # fmt: skip
TEXTS = st.lists(
    TRICKS | COMMANDS | st.text(max_size=12) | st.sampled_from(['"', "„", "«", " ", "1.12. klo 17"]), max_size=8
).map("".join)
SAID = st.builds(
    lambda before, prefix, text: f"{before}{prefix}{text} {MARK}",
    st.sampled_from(["", "\u200b", "\u202e", " ", "> x\n"]),
    st.sampled_from(["!vertti ", "!VERTTI ", "!ver\u200btti ", "!vertti", "", "！vertti "]),
    TEXTS,
)
LONG = st.builds(
    lambda unit, times: (unit * times)[:60_000] + MARK, st.sampled_from(["a", "„a ", "ä", "1.1. ", '"']), st.just(60_000)
)
_PLAIN = st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=10).map(lambda text: MARK + text)
_NAMES = st.sampled_from(
    ["body", "msgtype", "type", "algorithm", "ciphertext", "m.relates_to", "rel_type", "event_id", "key", "answers", "keys"]
) | st.text(max_size=5)
VALUES = st.recursive(
    _PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES, inner, max_size=3), max_leaves=8
)
OBJECTS = st.dictionaries(_NAMES, VALUES, max_size=4)


def nested(levels: int) -> Any:
    """An object so many levels deep."""
    value: Any = MARK
    for _ in range(levels):
        value = {"a": value}
    return value


DEEP = st.sampled_from([20, 99, 101, 300, 600, 850]).map(nested)
JUNK = VALUES | DEEP | LONG
"""Any value where another one is expected."""


def spoilt(good: Json) -> st.SearchStrategy[Json]:
    """The good content with some of its parts replaced by junk or left out."""
    parts = st.dictionaries(st.sampled_from(sorted(good)), JUNK, max_size=2) if good else st.just({})
    gone = st.sets(st.sampled_from(sorted(good)), max_size=1) if good else st.just(set[str]())
    return st.builds(lambda new, left: {key: one for key, one in (good | new).items() if key not in left}, parts, gone)


# --- attacks ------------------------------------------------------------------------------------------------------------

IDS = st.sampled_from(["$poll", "$" + "x" * 43, "$" + "x" * 300, "", "@a:x", "!r:x"]) | st.text(max_size=6)
RELATIONS = st.one_of(
    st.builds(
        lambda kind, event: {"rel_type": kind, "event_id": event},
        st.sampled_from(["m.replace", "m.reference", "m.annotation", "m.thread", "x"]),
        IDS,
    ),
    st.builds(lambda event: {"m.in_reply_to": {"event_id": event}}, IDS),
    JUNK,
)
MESSAGES = st.one_of(
    SAID.map(lambda text: {"msgtype": "m.text", "body": text}),
    st.builds(
        lambda text, relation: {"msgtype": "m.text", "body": text, "m.relates_to": relation, "m.new_content": {"body": text}},
        SAID,
        RELATIONS,
    ),
    st.sampled_from(["m.notice", "m.emote", "m.image", "m.file", "x"]).flatmap(
        lambda kind: SAID.map(lambda text: {"msgtype": kind, "body": text, "url": 5})
    ),
    LONG.map(lambda text: {"msgtype": "m.text", "body": "!vertti " + text}),
    spoilt({"msgtype": "m.text", "body": f"!vertti ohje {MARK}", "m.relates_to": {}, "m.mentions": {"room": True}}),
)
VOTES = st.builds(
    lambda relation, answers, kind: {"m.relates_to": relation, kind: answers},
    RELATIONS,
    st.fixed_dictionaries({"answers": st.lists(st.sampled_from(["coming", "away", "1", "5", "\ud800", "x" * 101]), max_size=30)})
    | JUNK,
    st.sampled_from([VOTE, "m.selections"]),
)
POLLS = spoilt({"org.matrix.msc3381.poll.start": {"kind": 5, "question": {"body": MARK}, "answers": [5]}, "m.relates_to": {}})
REACTIONS = RELATIONS.map(lambda relation: {"m.relates_to": {"key": "▶️", **relation} if isinstance(relation, dict) else relation})
SPOKEN = st.one_of(
    st.tuples(st.just("m.room.message"), MESSAGES),
    st.tuples(st.sampled_from([VOTE, "m.poll.response"]), VOTES),
    st.tuples(st.sampled_from(["org.matrix.msc3381.poll.start", "org.matrix.msc3381.poll.end"]), POLLS),
    st.tuples(st.just("m.reaction"), REACTIONS),
    st.tuples(st.sampled_from(["m.room.member", "m.room.power_levels", "m.room.encryption", "m.room.create", "fi.x"]), OBJECTS),
)
IN_CLEAR = SPOKEN.map(lambda said: InClear(*said)) | st.builds(
    lambda content: InClear("m.room.encrypted", content),
    spoilt({"algorithm": MEGOLM, "sender_key": "k" * 43, "session_id": "s" * 43, "device_id": "D", "ciphertext": "Awg"}),
)
STATE_KEYS = st.just("") | st.just("@me") | st.text(max_size=5)
STATE = st.builds(
    lambda kind, content, key: InClear(kind, content, key),
    st.sampled_from(
        ["m.room.member", "m.room.encryption", "m.room.create", "m.room.topic", "m.room.tombstone", "m.room.message"]
    ),
    OBJECTS | spoilt({"membership": "join", "displayname": MARK, "avatar_url": "x", "is_direct": True}),
    STATE_KEYS,
)


def _in_frame(kind: str, content: Json, frame: Json) -> bytes:
    return json.dumps({"type": kind, "content": content, "room_id": "%room%", **frame}).encode()


PLAINTEXTS = st.one_of(
    st.builds(lambda said, frame: _in_frame(said[0], said[1], frame), SPOKEN, st.just({})),
    st.builds(
        lambda said, frame: _in_frame(said[0], said[1], frame),
        SPOKEN,
        st.dictionaries(
            st.sampled_from(["type", "content", "room_id", "state_key", "unsigned", "sender", "event_id", "origin_server_ts"]),
            JUNK,
            min_size=1,
            max_size=2,
        ),
    ),
    st.binary(max_size=40),
    st.sampled_from([b"[]", b"null", b"5", b'"x"', b"9" * 5_000, b"[" * 30_000, b'{"a":' * 9_000, b"NaN", b"\xff\xfe{}"]),
)
SEALED = st.builds(
    Sealed,
    PLAINTEXTS,
    st.just({}) | spoilt({"algorithm": MEGOLM, "session_id": "s" * 43, "device_id": "D", "sender_key": "k" * 43}) | OBJECTS,
)

ROOM_KEYS = spoilt({"algorithm": MEGOLM, "room_id": "%room%", "session_id": "s" * 43, "session_key": "A" * 300})
OLM_BODIES = st.builds(
    lambda key, kind, body: {"algorithm": OLM, "sender_key": key, "ciphertext": {"%vertti%": {"type": kind, "body": body}}},
    st.sampled_from(["k", "%me%", "A" * 43, "ü"]) | JUNK,
    st.sampled_from([0, 1, 2, -1]) | JUNK,
    st.text(max_size=20) | st.binary(max_size=60).map(lambda raw: raw.hex()) | JUNK,
)
REQUESTS = spoilt(
    {"action": "request", "body": {"algorithm": MEGOLM, "room_id": "%room%"}, "request_id": "1", "requesting_device_id": "D"}
)
VERIFICATIONS = spoilt({"from_device": "D", "method": "m.sas.v1", "transaction_id": MARK, "timestamp": 5})
TO_DEVICE = st.one_of(
    st.builds(lambda content: ToDevice("m.room.encrypted", content, False), OLM_BODIES | OBJECTS),
    st.builds(lambda content, sealed: ToDevice("m.room_key", content, sealed), ROOM_KEYS, st.booleans()),
    st.builds(
        lambda content, sealed: ToDevice("m.forwarded_room_key", content, sealed),
        ROOM_KEYS.map(lambda key: {**key, "forwarding_curve25519_key_chain": [], "sender_key": "k"}),
        st.booleans(),
    ),
    st.builds(lambda content, sealed: ToDevice("m.room_key_request", content, sealed), REQUESTS, st.booleans()),
    st.builds(lambda content, sealed: ToDevice("m.dummy", content, sealed), OBJECTS, st.booleans()),
    st.builds(lambda content: ToDevice("m.key.verification.start", content, False), VERIFICATIONS),
    st.builds(lambda content: ToDevice("m.secret.request", content, False), OBJECTS | DEEP.map(lambda deep: {"x": deep})),
)
KEYS = st.builds(
    Keys,
    st.booleans(),
    st.dictionaries(
        st.sampled_from(["keys", "signatures", "unsigned", "algorithms", "user_id", "device_id", "key", "fallback"]),
        JUNK,
        max_size=2,
    ),
)
NAMES = st.builds(lambda text: Name((text + MARK)[:200]), TEXTS)
REDACTIONS = st.builds(Redaction, st.integers(0, 5))

OF_A_MEMBER: st.SearchStrategy[Attack] = st.one_of(TO_DEVICE, SEALED, SEALED, IN_CLEAR, STATE, KEYS, NAMES, REDACTIONS)
OF_A_STRANGER: st.SearchStrategy[Attack] = st.one_of(TO_DEVICE, TO_DEVICE, KEYS, NAMES)


@dataclass(frozen=True, slots=True)
class Batch:
    """What the member and the stranger do before the judge looks."""

    member: list[Attack]
    stranger: list[Attack]


def batches(most: int) -> st.SearchStrategy[Batch]:
    """Batches of not more than so many attacks each."""
    few = most // 2
    attacks, of_strangers = (
        st.lists(OF_A_MEMBER, min_size=few, max_size=most),
        st.lists(OF_A_STRANGER, min_size=few // 2, max_size=few),
    )
    return st.builds(Batch, attacks, of_strangers)
