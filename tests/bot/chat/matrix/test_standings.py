"""Whose device is whose: the chain of signatures is checked from its root, and what was seen stays in force."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from nio.store import SqliteMemoryStore

from bot.chat.matrix.identity import Identity
from bot.chat.matrix.standings import Standing, Standings, standing_of
from tests.bot.chat.matrix.devices import ANNA, BEA, plain
from tests.bot.chat.matrix.identities import answer, other_signer

PHONE, LAPTOP = plain(ANNA, "PHONE"), plain(ANNA, "LAPTOP")
IDENTITY = Identity.make()


def signed_ids(standing: Standing) -> set[str]:
    return {one.id for one in standing.signed}


def test_without_an_identity_nothing_is_signed() -> None:
    assert standing_of(ANNA, answer(ANNA, PHONE)) == Standing(None, frozenset())


def test_only_signed_devices_are_vouched_for() -> None:
    standing = standing_of(ANNA, answer(ANNA, PHONE, LAPTOP, identity=IDENTITY, signed=(PHONE,)))
    assert standing.identity == IDENTITY.master
    assert signed_ids(standing) == {"PHONE"}


def tampered(change: Callable[[dict[str, Any]], object]) -> Standing:
    shown = answer(ANNA, PHONE, identity=IDENTITY, signed=(PHONE,))
    change(shown)
    return standing_of(ANNA, shown)


@pytest.mark.parametrize(
    "change",
    [
        lambda shown: shown.pop("self_signing_keys"),
        lambda shown: shown["self_signing_keys"].update({ANNA: other_signer(ANNA)}),
        lambda shown: shown["self_signing_keys"][ANNA].pop("signatures"),
        lambda shown: shown["self_signing_keys"][ANNA].update(user_id=BEA),
        lambda shown: shown["self_signing_keys"][ANNA].update(usage=["user_signing"]),
        lambda shown: shown["device_keys"][ANNA]["PHONE"]["keys"].update({"curve25519:PHONE": "A" * 43}),
        lambda shown: shown["device_keys"][ANNA]["PHONE"].update(device_id="LAPTOP"),
        lambda shown: shown["device_keys"][ANNA].update(LAPTOP=shown["device_keys"][ANNA].pop("PHONE")),
        lambda shown: shown.update(device_keys=[]),
    ],
)
def test_a_broken_chain_vouches_for_nothing(change: Callable[[dict[str, Any]], object]) -> None:
    standing = tampered(change)
    assert standing.identity == IDENTITY.master
    assert standing.signed == frozenset()


def test_a_signature_of_somebody_else_s_identity_does_not_count() -> None:
    foreign = Identity.make()
    shown = answer(ANNA, PHONE, identity=foreign, signed=(PHONE,))
    shown["master_keys"] = answer(ANNA, PHONE, identity=IDENTITY)["master_keys"]
    assert standing_of(ANNA, shown) == Standing(IDENTITY.master, frozenset())


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


GOOD = answer(ANNA, PHONE, identity=IDENTITY, signed=(PHONE,))


@settings(deadline=None)
@given(JSON, JSON, JSON)
def test_junk_never_raises_and_vouches_for_nothing(master: Any, signer: Any, devices: Any) -> None:
    shown = {"master_keys": {ANNA: master}, "self_signing_keys": {ANNA: signer}, "device_keys": {ANNA: devices}}
    assert standing_of(ANNA, shown).signed == frozenset()
    assert standing_of(ANNA, {**GOOD, "self_signing_keys": {ANNA: signer}}).signed == frozenset()


def test_an_identity_that_is_hidden_later_stays_in_force_also_after_a_restart() -> None:
    store = SqliteMemoryStore("@vertti:x", "DEV", "key")
    seen = standing_of(ANNA, answer(ANNA, PHONE, identity=IDENTITY, signed=(PHONE,)))
    standings = Standings(store.database)
    assert standings.take(ANNA, seen)
    assert not standings.take(ANNA, seen)
    for known in (standings, Standings(store.database)):
        assert not known.take(ANNA, standing_of(ANNA, answer(ANNA, PHONE, LAPTOP)))
        assert known.of(ANNA) == seen
    standings.forget(ANNA)
    assert Standings(store.database).of(ANNA) == Standing()


def test_a_replaced_identity_takes_over() -> None:
    standings = Standings(SqliteMemoryStore("@vertti:x", "DEV", "key").database)
    standings.take(ANNA, standing_of(ANNA, answer(ANNA, PHONE, identity=IDENTITY, signed=(PHONE,))))
    other = Identity.make()
    assert standings.take(ANNA, standing_of(ANNA, answer(ANNA, PHONE, LAPTOP, identity=other, signed=(LAPTOP,))))
    assert standings.of(ANNA).identity == other.master
    assert signed_ids(standings.of(ANNA)) == {"LAPTOP"}
