"""What is done to Vertti, and when: drawn from a seed, so that the same seed does the same."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tests.faults.door import Trouble


class Kind(StrEnum):
    """The faults. `FROZEN` is what a laptop's lid does, `LOCKED` another program with the database open."""

    KILLED = "Vertti killed (kill -9)"
    KILLED_STARTING = "Vertti killed while it starts"
    STOPPED = "Vertti asked to stop (SIGTERM)"
    FROZEN = "Vertti frozen for seconds"
    HOMESERVER_KILLED = "homeserver killed and started again"
    CUT = "connections cut"
    HALF_OPEN = "connections half open"
    SLOW = "answer later than Vertti waits"
    TRUNCATED = "answer truncated"
    BAD_GATEWAY = "502 with a page of HTML"
    LIMITED = "429 with retry_after_ms"
    UNKNOWN_TOKEN = "token said to be unknown"
    REVOKED = "token revoked, and a new login"
    LOCKED = "database locked for 2 s"
    LOCKED_LONG = "database locked for longer than Vertti waits"
    DISK_FULL = "disk full"


WEIGHTS: Mapping[Kind, int] = {Kind.KILLED: 5, Kind.KILLED_STARTING: 2, Kind.STOPPED: 2, Kind.CUT: 2, Kind.BAD_GATEWAY: 2}
"""How many cards of a kind are in the deck; one of the others."""

AT_THE_DOOR: Mapping[Kind, Trouble] = {
    Kind.CUT: Trouble.CUT,
    Kind.HALF_OPEN: Trouble.HALF_OPEN,
    Kind.SLOW: Trouble.SLOW,
    Kind.TRUNCATED: Trouble.TRUNCATED,
    Kind.BAD_GATEWAY: Trouble.BAD_GATEWAY,
    Kind.LIMITED: Trouble.LIMITED,
    Kind.UNKNOWN_TOKEN: Trouble.UNKNOWN_TOKEN,
}
_ONLY_BEFORE = {Kind.LIMITED, Kind.UNKNOWN_TOKEN}
_ONLY_AFTERWARDS = {Kind.SLOW, Kind.TRUNCATED}


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault, at the `nth` message that Vertti sends from then on.

    `afterwards`: when the homeserver has taken the message, but before Vertti knows. `held`: exactly then; otherwise `jitter`
    seconds later. `spread`: how many requests a trouble at the door meets.
    """

    kind: Kind
    nth: int
    afterwards: bool
    held: bool
    jitter: float
    spread: int
    seconds: float


def drawn(seed: int, count: int, kinds: Collection[Kind], apart: int) -> Sequence[Fault]:
    """So many faults: decks of all kinds, shuffled, one after the other; of few faults each is of another kind.
    `apart`: at most so many messages lie between two.
    """
    dice = random.Random(seed)
    deck: list[Kind] = []
    faults = []
    for _ in range(count):
        if not deck:
            few = count <= len(kinds)
            deck = [one for one in Kind if one in kinds for _ in range(1 if few else WEIGHTS.get(one, 1))]
            dice.shuffle(deck)
        faults.append(_fault(deck.pop(), dice, apart))
    return faults


def _fault(kind: Kind, dice: random.Random, apart: int) -> Fault:
    afterwards = dice.random() < 0.5
    return Fault(
        kind,
        nth=dice.randint(1, max(1, apart)),
        afterwards=kind in _ONLY_AFTERWARDS or (afterwards and kind not in _ONLY_BEFORE),
        held=dice.random() < 0.6,
        jitter=dice.uniform(0, 0.1),
        spread=dice.choice((1, 1, 2, 5, 10)),
        seconds=dice.uniform(0.2, 1.5),
    )
