"""Where the platform has a calendar of its own, it shows when the group meets: whatever is to come, and nothing else.

It goes to the calendar on a way of its own, so that a calendar which cannot be written keeps no message waiting. The group's name
stands in no entry: people look at calendars together. Nor does the link to the call.
"""

from __future__ import annotations

from hashlib import blake2s

from bot import actions
from bot.chat.port import Meeting
from bot.destinations import PlainRoom, group_key
from bot.handlers.desk import Desk
from bot.store.outbox import NewOutboxRow
from facilitation import papers
from facilitation.group import Group, GroupState
from facilitation.words import Words, words

ABOUT = "meetings"
"""What the keys of these rows begin with, within their group."""


async def follow(desk: Desk, before: Group, after: Group) -> None:
    """Have the calendar show what has changed: the times, lengths or themes to come, or the room itself."""
    if not desk.house.manner.calendar or after.room_opened_at is None:
        return
    as_before = (before.room_opened_at, before.trouble, before.state) == (after.room_opened_at, after.trouble, after.state)
    if not as_before or _meetings(desk, before) != _meetings(desk, after):
        await show(desk, after)


async def show(desk: Desk, group: Group, *, again: str = "") -> None:
    """Have the calendar show what the group has before it now; whatever still waits to be shown gives way to it.

    `again` says why it is shown once more, though nothing has changed. While the room is lost nothing happens.
    """
    room = await desk.tx.rooms.room_of_group(group.id)
    if not desk.house.manner.calendar or room is None or group.trouble is not None:
        return
    action, place = actions.ShowMeetings(_meetings(desk, group)), str(PlainRoom(room))
    about = ":".join((ABOUT, str(group.version), _digest(place, action), again))
    await desk.tx.outbox.supersede(action.type, place)
    await desk.tx.outbox.add(
        NewOutboxRow(
            key=group_key(group.id, about),
            destination=place,
            group_id=group.id,
            about=about,
            kind=action.type,
            action=actions.to_json(action),
            created_at=desk.now,
        )
    )
    desk.tx.after_commit(desk.house.wake_outbox)


async def take_down(desk: Desk, group: Group, room: str) -> None:
    """The room is the group's no more: nobody meets there. When that cannot be told, nobody minds."""
    if desk.house.manner.calendar:
        await desk.do(PlainRoom(room), actions.ShowMeetings(()), key=f"{ABOUT}/{room}/{group.version}")


def _meetings(desk: Desk, group: Group) -> tuple[Meeting, ...]:
    """What is to come, in the group's language; nothing before the group has begun and after it has ended."""
    if group.state is not GroupState.RUNNING:
        return ()
    programme = desk.house.practice.programme_of(group)

    def read(*body: Words) -> str:
        return desk.house.scribe.for_room(group, body).plain()

    return tuple(
        Meeting(
            number=one.number,
            title=read(words("meeting-shown", n=one.number)),
            starts=one.begins(),
            ends=one.ends(group.length),
            text="\n".join(
                (read(words("meeting-shown-theme", theme=programme.theme(one.theme).title)), read(words("meeting-shown-zone")))
            ),
        )
        for one in papers.to_come(group, desk.now)
    )


def _digest(place: str, action: actions.ShowMeetings) -> str:
    return blake2s(f"{place}\n{actions.to_json(action)}".encode(), digest_size=8).hexdigest()
