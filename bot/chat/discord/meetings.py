"""A group's meetings as scheduled events of the server, in the group's own voice channel so that only its people see them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.chat.discord.calls import Calls
from bot.chat.discord.lengths import within
from bot.chat.discord.limits import EVENT_DESCRIPTION, EVENT_NAME, may_begin
from bot.chat.discord.nonces import marker, marker_in, with_marker
from bot.chat.discord.rooms import Rooms
from bot.chat.port import Meeting, RoomId

_FOR_MARK = 40
IN_VOICE_CHANNEL, SERVER_ONLY, SCHEDULED = 2, 2, 1
"""Kind, privacy and status of an event."""


class Meetings:
    """The scheduled events of one server; each bears a mark of its channel and number in its description."""

    def __init__(self, calls: Calls, rooms: Rooms, guild: str, me: str, now: Callable[[], datetime]) -> None:
        """`me` is Vertti's account: what people have put into the calendar is theirs. `now` is Discord's time, which is the real
        one: what has begun by it is not shown any more.
        """
        self._calls = calls
        self._rooms = rooms
        self._guild = guild
        self._me = me
        self._now = now

    async def show(self, room: RoomId, meetings: Sequence[Meeting]) -> None:
        """Have the calendar show exactly these of the room, as far as they are still to come."""
        coming = {marker(f"{room}/{one.number}"): one for one in meetings if may_begin(one.starts, self._now())}
        found = await self._calls.get(f"/guilds/{self._guild}/scheduled-events")
        voice = await self._rooms.voice_of(room, make=bool(coming))
        if voice is None:
            return
        there = [one for one in found if str(one.get("channel_id")) == voice and str(one.get("creator_id")) == self._me]
        ours = [one for one in there if one["status"] == SCHEDULED]
        # What somebody has begun early is there already.
        shown = {mark for one in there if one not in ours and (mark := marker_in(one.get("description")))}
        for event in ours:
            mark = marker_in(event.get("description") or "")
            meeting = None if mark is None or mark in shown else coming.get(mark)
            if meeting is None or mark is None:
                await self._calls.delete(f"/guilds/{self._guild}/scheduled-events/{event['id']}")
                continue
            shown.add(mark)
            body = _body(meeting, mark, voice)
            if not _same(event, body):
                await self._calls.patch(f"/guilds/{self._guild}/scheduled-events/{event['id']}", body)
        for mark, meeting in coming.items():
            if mark not in shown:
                await self._calls.post(f"/guilds/{self._guild}/scheduled-events", _body(meeting, mark, voice))


def _body(meeting: Meeting, mark: str, voice: str) -> dict[str, Any]:
    return {
        "channel_id": voice,
        "entity_type": IN_VOICE_CHANNEL,
        "privacy_level": SERVER_ONLY,
        "name": within(meeting.title, EVENT_NAME),
        "description": with_marker(within(meeting.text, EVENT_DESCRIPTION - _FOR_MARK), mark),
        "scheduled_start_time": meeting.starts.isoformat(),
        "scheduled_end_time": meeting.ends.isoformat(),
    }


def _same(event: Mapping[str, Any], body: Mapping[str, Any]) -> bool:
    times = ("scheduled_start_time", "scheduled_end_time")
    same_times = all(
        event.get(one) is not None and datetime.fromisoformat(event[one]) == datetime.fromisoformat(body[one]) for one in times
    )
    return same_times and all(event.get(one) == body[one] for one in ("name", "description"))
