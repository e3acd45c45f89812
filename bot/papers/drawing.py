"""A small drawing of the arc of a programme: a row of plants, one for each session.

They rise as trust grows, stand highest after two thirds, and come to rest at the end. Sessions that are still ahead are seeds.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import pi, sin

WIDTH, HEIGHT = 360, 152
"""The drawing's own units; on a phone about a pixel each."""
GROUND = 132.0
_MARGIN = 26.0
_LOWEST, _RISE = 34.0, 62.0
_MOST_LEAVES = 4


@dataclass(frozen=True, slots=True)
class Plant:
    """One session. `head` is where its flower stands; `stem` and `leaves` are path data. A seed has neither."""

    number: int
    x: float
    head: float
    grown: bool
    stem: str
    leaves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole row. `arc` is the line over the heads, as path data."""

    plants: tuple[Plant, ...]
    arc: str
    width: int = WIDTH
    height: int = HEIGHT
    ground: float = GROUND


def draw(numbers: tuple[int, ...], grown: int | None = None) -> Drawing:
    """The sessions with these numbers from left to right; the first `grown` of them have grown, without it all."""
    last = max(len(numbers) - 1, 1)
    plants = tuple(
        _plant(number, place / last if len(numbers) > 1 else 0.5, place, grown is None or place < grown)
        for place, number in enumerate(numbers)
    )
    points = (_point(step / 48) for step in range(49))
    return Drawing(plants, "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points))


def _point(along: float) -> tuple[float, float]:
    """Where the arc passes, `along` from 0 to 1."""
    return _MARGIN + along * (WIDTH - 2 * _MARGIN), GROUND - _LOWEST - _RISE * sin(pi * 0.88 * along**1.25)


def _plant(number: int, along: float, place: int, grown: bool) -> Plant:
    x, head = _point(along)
    if not grown:
        return Plant(number, x, head, grown=False, stem="", leaves=())
    lean = 5 if place % 2 else -5
    stem = f"M{x:.1f} {GROUND:.1f} Q{x + lean:.1f} {(GROUND + head) / 2:.1f} {x:.1f} {head:.1f}"
    count = min(place + 1, _MOST_LEAVES)
    return Plant(number, x, head, grown=True, stem=stem, leaves=tuple(_leaf(x, head, one, count, lean) for one in range(count)))


def _leaf(x: float, head: float, index: int, count: int, lean: int) -> str:
    """A leaf on alternating sides, between ground and flower."""
    up = 0.22 + 0.46 * (index / max(count - 1, 1))
    foot = x + lean * 2 * up * (1 - up)
    y = GROUND - (GROUND - head) * up
    side = 1 if index % 2 else -1
    return f"M{foot:.1f} {y:.1f} q{side * 3} -8 {side * 12} -8 q{-side * 1} 8 {-side * 12} 8 z"
