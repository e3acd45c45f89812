"""The whole programme, scene by scene."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from tests.programme import beginning, first_half, second_half
from tests.programme.play import Play

Scene: TypeAlias = Callable[[Play], Awaitable[None]]

SCENES: tuple[Scene, ...] = (
    beginning.founding,
    beginning.agreeing,
    beginning.wishing,
    beginning.answering,
    first_half.first_session,
    first_half.between_first_and_second,
    first_half.second_session,
    first_half.between_second_and_third,
    first_half.third_session,
    first_half.too_few_for_the_fourth,
    first_half.fourth_session,
    second_half.a_guest_for_the_fifth,
    second_half.a_date_is_left_out,
    second_half.sixth_session,
    second_half.seventh_session,
    second_half.last_session,
    second_half.afterwards,
)
