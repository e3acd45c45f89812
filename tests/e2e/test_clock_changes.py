"""Every three weeks at five on the wall: in October and in March the clocks change, the hour of the sessions does not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.demo.homeserver import Homeserver
from bot.destinations import group_key
from bot.store.outbox import OutboxRow
from bot.store.transaction import Tx
from tests.e2e.living import a_living_group

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

SUMMER, WINTER = "13:55", "14:55"
"""What UTC shows when it is five to five in Helsinki."""


async def test_three_weeks_across_both_changes_keep_five_o_clock(homeserver: Homeserver, tmp_path: Path) -> None:
    begins, first = datetime(2026, 10, 15, 8, tzinfo=UTC), datetime(2026, 10, 20, 17)
    async with a_living_group(homeserver, tmp_path, "pekka", begins=begins, first_session=first) as life:
        pekka = life.members[0]
        group = await life.vertti.group()
        days = [one.starts.day.isoformat() for one in group.in_order()]
        assert (days[0], days[1], days[-2], days[-1]) == ("2026-10-20", "2026-11-10", "2027-03-16", "2027-04-06")
        for times, day in enumerate(days, 1):
            await life.vertti.until(f"{day}T16:55")
            await pekka.hears("Tapaaminen alkaa kohta: klo 17.00", times=times)

        keys = [group_key(group.id, f"starting:{one.number}:0") for one in group.in_order()]
        rows = await life.vertti.app.db.read(lambda tx: _rows(tx, keys))
        assert [row.sent_at.strftime("%H:%M") for row in rows if row and row.sent_at] == [SUMMER, *[WINTER] * 6, SUMMER]


async def _rows(tx: Tx, keys: Sequence[str]) -> list[OutboxRow | None]:
    return [await tx.outbox.find(key) for key in keys]
