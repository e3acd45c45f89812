"""The strategies against the adapter alone, without a homeserver: many more examples, in seconds."""

from __future__ import annotations

import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from nio.exceptions import EncryptionError
from nio.responses import KeysClaimResponse, KeysQueryResponse

from bot.chat.matrix.incoming import LONGEST_NAME, LONGEST_SIGN, LONGEST_TEXT, invitation, removal
from bot.chat.matrix.tidy import tidy_sync
from bot.chat.port import Event as Told
from bot.chat.port import Joined, Pressed, Said, Voted
from tests.bot.chat.matrix.devices import ANNA, BEA, ROOM, VERTTI
from tests.bot.commands.book import BOOK, context
from tests.fuzz import strategies as hostile
from tests.fuzz.judge import Fault, listening
from tests.fuzz.stage import NOW, Stage, stage_of_plain_nio
from tests.fuzz.strategies import MARK, Attack, Json

MANY = settings(
    max_examples=120,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


def well_formed(event: Told) -> None:
    """What gets past the adapter can be stored, shown and answered."""
    for text in (event.event, getattr(event, "room", ""), getattr(event, "sender", "")):
        assert text.isascii()
        assert len(text) <= 255
    match event:
        case Said():
            assert len(event.text) <= LONGEST_TEXT
            event.text.encode()
            assert "\0" not in event.text
            assert event.sender == ANNA
        case Voted():
            assert event.sender == ANNA
            assert all(len(one) <= 100 and one.encode() for one in event.answers if one)
        case Pressed():
            assert event.sender == ANNA
            assert 0 < len(event.sign) <= LONGEST_SIGN
            event.sign.encode()
        case Joined():
            assert len(event.name) <= LONGEST_NAME
            event.name.encode()
        case _:
            pass


@MANY
@given(st.lists(hostile.OF_A_MEMBER, min_size=1, max_size=6))
def test_whatever_a_member_does_the_others_are_heard(attacks: list[Attack]) -> None:
    stage = _stage()
    with listening() as findings:
        for attack in attacks:
            for event in stage.attack(attack):
                well_formed(event)
        stage.honest()
    findings.insist_on_none()


@settings(MANY, max_examples=150)
@given(st.dictionaries(st.sampled_from(["next_batch", "rooms", "to_device", "device_lists", "join"]), hostile.JUNK), hostile.JUNK)
def test_whatever_the_homeserver_answers_is_a_sync_or_none(answer: Json, junk: Any) -> None:
    stage = _stage()
    part = {"state": {"events": [junk]}, "timeline": {"events": [junk], "limited": junk, "prev_batch": junk}}
    rooms = {
        "join": {ROOM: part, "!b:x": junk},
        "leave": {"!c:x": part},
        "invite": {"!d:x": {"invite_state": {"events": [junk]}}},
    }
    counts = {"device_one_time_keys_count": junk, "device_unused_fallback_key_types": junk}
    with listening() as findings:
        for raw in (answer, {"next_batch": "s", "rooms": rooms, **counts}, {"next_batch": "s", "rooms": junk, "to_device": junk}):
            sync = tidy_sync(raw, NOW)
            if sync is not None:
                stage.intake.take(sync, whole=False)
                for room, stripped in sync.invited.items():
                    invitation(room, VERTTI, stripped, None)
                for room, news in sync.left.items():
                    removal(room, VERTTI, news.timeline)
        stage.honest()
    findings.insist_on_none()


@settings(MANY, max_examples=150)
@given(hostile.JUNK, hostile.JUNK)
def test_whatever_is_told_of_keys_the_others_get_theirs(junk: Any, other: Any) -> None:
    stage = _stage()
    devices = {ANNA: {"ANNA": junk, "B": other}, "@c:x": junk, BEA: {"BEA": stage.of_bea}}
    with listening():
        stage.olm.handle_response(KeysQueryResponse(devices, {}))
        for claimed in ({ANNA: {"ANNA": junk}}, {ANNA: junk}, {ANNA: {"ANNA": {"signed_curve25519:A": junk}}}, junk):
            stage.olm.handle_response(KeysClaimResponse(claimed, {}))
    stage.honest()


@settings(MANY, max_examples=150)
@given(hostile.SAID | hostile.LONG | st.text(hostile.MARK + ' „"«»1.:-\n', max_size=4_000))
def test_whatever_is_typed_is_read_or_not_in_no_time(text: str) -> None:
    begun = time.process_time()
    BOOK.read(text, context())
    assert time.process_time() - begun < 0.5


@pytest.mark.slow
def test_the_same_attacks_bring_plain_nio_down() -> None:
    fallen: Counter[Fault] = Counter()

    @seed(1)
    @settings(MANY, max_examples=150, database=None, phases=[Phase.generate])
    @given(st.lists(hostile.OF_A_MEMBER, min_size=3, max_size=6))
    def attacked(attacks: list[Attack]) -> None:
        stage = _stage(stage_of_plain_nio)
        for attack in attacks:
            with suppress(EncryptionError), falling(fallen):
                stage.attack(attack)

    attacked()
    _STAGES.clear()
    assert len(fallen) >= 5, fallen


def test_the_mark_would_be_found() -> None:
    import logging

    with listening() as findings:
        logging.getLogger("bot.chat").warning("somebody says %s", MARK)
    assert findings.quotes


_STAGES: list[tuple[Callable[[], Stage], Stage]] = []


def _stage(make: Callable[[], Stage] = Stage) -> Stage:
    """One stage for about twenty examples: making one takes longer than an example."""
    if not _STAGES or _STAGES[0][0] is not make or _STAGES[0][1].events > 200:
        _STAGES[:] = [(make, make())]
    return _STAGES[0][1]


@contextmanager
def falling(fallen: Counter[Fault]) -> Iterator[None]:
    """Counts what plain nio raises, by kind and place."""
    try:
        yield
    except EncryptionError:
        raise
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        fallen[Fault(type(error).__name__, f"{Path(frame.filename).name}:{frame.name}")] += 1
