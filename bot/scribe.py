"""Writes the practice's effects down as rows of the outbox, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bot import actions, destinations
from bot.chat.port import Message, Poll, PollChoice
from bot.chat.richtext import RichText
from bot.destinations import ClosedRoomOf, DirectRoom, GroupRoom, group_key
from bot.papers.ics import calendar_file
from bot.papers.workbook import workbook_of
from bot.store.outbox import NewOutboxRow
from bot.store.transaction import Tx
from bot.texts import Place, Speaker
from facilitation import closed_room
from facilitation import effects as wanted
from facilitation.group import Group
from facilitation.session import PersonId
from facilitation.words import Body, Language


class Scribe:
    """Turns effects into outbox rows. Holds no state but the texts."""

    def __init__(self, speaker: Speaker, default_language: Language, default_zone: str) -> None:
        self._speaker = speaker
        self._default_language = default_language
        self._default_zone = default_zone

    async def write_down(
        self, tx: Tx, group: Group, effects: Iterable[wanted.Effect], at: datetime, *, prelude: Body = ()
    ) -> None:
        """Add a row for each effect that is not in the outbox yet; `at` is the present moment of the practice.

        `prelude` is put before each message to the room (an apology for coming late). What refers to a message that was
        never sent is left out: closing a poll that nobody was asked changes nothing.
        """
        for effect in effects:
            place = _place_of(group, effect)
            refers_to = _refers_to(group, effect)
            if refers_to is not None and await tx.outbox.find(refers_to) is None:
                continue
            if isinstance(effect, wanted.Edit) and refers_to is not None:
                await tx.outbox.supersede_edits(refers_to, str(place))
            language = await self._language_at(tx, group, place)
            action = self._action(group, effect, place, language, prelude, at)
            await tx.outbox.add(_row(group, effect, place, refers_to, action, at))
            if isinstance(effect, wanted.OpenRoom):
                # One row per invitation: one that is refused must not cost the room, nor the others theirs.
                for person in effect.invite:
                    invitation = wanted.Invite(f"invite:{person}:first", person)
                    await tx.outbox.add(_row(group, invitation, place, None, actions.InvitePerson(person), at))
            if isinstance(effect, wanted.OpenClosedRoom):
                for person in effect.leads:
                    to_closed = wanted.InviteToClosedRoom(closed_room.invitation_key(person), person)
                    await tx.outbox.add(_row(group, to_closed, place, None, actions.InvitePerson(person), at))

    async def answer(
        self,
        tx: Tx,
        place: destinations.Place,
        body: Body,
        *,
        key: str,
        at: datetime,
        group: Group | None = None,
        rings: bool = False,
    ) -> None:
        """Answer somebody. In a direct room the answer names its group and rings, since there nothing else is said."""
        private = isinstance(place, DirectRoom)
        language = await self._language_at(tx, group, place)
        zone = group.zone if group else self._default_zone
        text = self._speaker.render(
            body,
            language=language,
            zone=zone,
            place=Place.PRIVATE if private else Place.ROOM,
            about=group.name if group and private else None,
        )
        action = actions.SendMessage(Message(text, rings=rings or private))
        await tx.outbox.add(
            NewOutboxRow(
                key=key,
                destination=str(place),
                group_id=group.id if group else None,
                about=None,
                refers_to=None,
                kind=action.type,
                action=actions.to_json(action),
                useful_until=None,
                created_at=at,
            )
        )

    def for_room(self, group: Group, body: Body) -> RichText:
        """The words as the group's room would read them."""
        return self._speaker.render(body, language=group.language, zone=group.zone, place=Place.ROOM)

    async def do(self, tx: Tx, place: destinations.Place, action: actions.Action, *, key: str, at: datetime) -> None:
        """Add a row for an action that belongs to no group (answering an invitation)."""
        await tx.outbox.add(
            NewOutboxRow(
                key=key,
                destination=str(place),
                group_id=None,
                about=None,
                refers_to=None,
                kind=action.type,
                action=actions.to_json(action),
                useful_until=None,
                created_at=at,
            )
        )

    async def language_of(self, tx: Tx, person: PersonId, group: Group | None = None) -> Language:
        """The language in which to write to a person: their own choice, else the group's, else that of their first group."""
        chosen = (await tx.people.settings(person)).language
        if chosen is not None:
            return chosen
        if group is not None:
            return group.language
        groups = await tx.groups.of_person(person)
        return groups[0].language if groups else self._default_language

    async def _language_at(self, tx: Tx, group: Group | None, place: destinations.Place) -> Language:
        if isinstance(place, DirectRoom):
            return await self.language_of(tx, place.person, group)
        return group.language if group else self._default_language

    def _action(
        self, group: Group, effect: wanted.Effect, place: destinations.Place, language: Language, prelude: Body, at: datetime
    ) -> actions.Action:
        private = isinstance(place, DirectRoom)
        where = Place.PRIVATE if private else Place.ROOM
        about = group.name if private else None

        def rich(body: Body, *, named: bool = True) -> RichText:
            return self._speaker.render(body, language=language, zone=group.zone, place=where, about=about if named else None)

        def line(body: Body) -> str:
            return self._speaker.inline(body, language=language, zone=group.zone, place=where)

        match effect:
            case wanted.Say(body=body, rings=rings, everyone=everyone):
                full = body if private else (*prelude, *body)
                return actions.SendMessage(Message(rich(full), rings=rings, everyone=everyone))
            case wanted.AskPoll(question=question, choices=choices, most=most, counted=counted):
                shown = tuple(PollChoice(one.id, self._speaker.label(one.label, language)) for one in choices)
                return actions.SendPoll(Poll(line(question), shown, most, counted))
            case wanted.GiveCalendar(sessions=sessions):
                return actions.SendFile.of(calendar_file(self._speaker.catalogue, group, sessions, language, at))
            case wanted.GiveWorkbook(programme=programme):
                return actions.SendFile.of(workbook_of(self._speaker.catalogue, group, programme, language))
            case wanted.EndPoll(poll=poll, body=body):
                return actions.ClosePoll(group_key(group.id, poll), rich(body, named=False))
            case wanted.Edit(message=message, body=body):
                return actions.EditMessage(group_key(group.id, message), Message(rich(body), rings=False))
            case wanted.React(message=message, sign=sign):
                return actions.PutSign(group_key(group.id, message), sign)
            case wanted.Redact(message=message):
                return actions.TakeBack(of=group_key(group.id, message))
            case wanted.RedactEvent(event=event):
                return actions.TakeBack(event=event)
            case wanted.Pin(messages=messages):
                return actions.PinMessages(tuple(group_key(group.id, one) for one in messages))
            case wanted.SetTopic(body=body):
                return actions.ChangeTopic(line(body))
            case wanted.OpenRoom(name=name, topic=topic):
                return actions.CreateRoom(name, line(topic))
            case wanted.OpenClosedRoom(name=called, topic=topic, leads=leads):
                return actions.CreateRoom(line(called), line(topic), tuple(leads))
            case wanted.Invite(person=person) | wanted.InviteToClosedRoom(person=person):
                return actions.InvitePerson(person)
            case wanted.Remove(person=person):
                return actions.RemovePerson(person)
            case wanted.HandOver(people=people):
                return actions.HandRoomOver(tuple(people))
            case wanted.LeaveRoom() | wanted.LeaveClosedRoom():
                return actions.GoAway()


def _row(
    group: Group,
    effect: wanted.Effect,
    place: destinations.Place,
    refers_to: str | None,
    action: actions.Action,
    at: datetime,
) -> NewOutboxRow:
    return NewOutboxRow(
        key=group_key(group.id, effect.key),
        destination=str(place),
        group_id=group.id,
        about=effect.key,
        refers_to=refers_to,
        kind=action.type,
        action=actions.to_json(action),
        useful_until=getattr(effect, "useful_until", None),
        created_at=at,
    )


def _place_of(group: Group, effect: wanted.Effect) -> destinations.Place:
    if isinstance(effect, wanted.OpenClosedRoom | wanted.InviteToClosedRoom | wanted.LeaveClosedRoom):
        return ClosedRoomOf(group.id)
    match getattr(effect, "to", None):
        case wanted.ToPerson(person=person):
            return DirectRoom(person)
        case wanted.ToClosedRoom():
            return ClosedRoomOf(group.id)
        case _:
            return GroupRoom(group.id)


def _refers_to(group: Group, effect: wanted.Effect) -> str | None:
    match effect:
        case wanted.EndPoll(poll=about) | wanted.Edit(message=about) | wanted.Redact(message=about) | wanted.React(message=about):
            return group_key(group.id, about)
        case _:
            return None
