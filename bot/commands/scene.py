"""The scene in which a command is said: who, where, about which group, and how to answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.chat.port import Said
from bot.commands import access
from bot.commands.declaration import Actor, Command, Where
from bot.destinations import answer_key
from bot.handlers.desk import Desk
from facilitation.effects import Decision
from facilitation.group import Group
from facilitation.programme import Programme
from facilitation.session import PersonId
from facilitation.words import Body, Language, words


@dataclass(slots=True)
class Scene:
    """One command being carried out. `group` is the one it is about, when it is about one."""

    desk: Desk
    said: Said
    person: PersonId
    language: Language
    where: Where
    commands: Mapping[str, Command]
    group: Group | None = None
    _answers: int = field(default=0)

    @property
    def the_group(self) -> Group:
        """The group; commands that need one are never carried out without."""
        if self.group is None:
            raise LookupError("this command needs a group")
        return self.group

    @property
    def programme(self) -> Programme:
        """The programme of the group."""
        return self.desk.house.practice.programme_of(self.the_group)

    @property
    def by_admin(self) -> bool:
        """Whether an administrator says it: named in the configuration, or by a role on the platform that is named there."""
        return self.said.appointed or self.desk.house.policy.is_admin(self.person)

    def actors(self) -> frozenset[Actor]:
        """All that this person is here, by our own database and configuration."""
        return access.actors(
            None if self.group is None else access.role_in(self.group, self.person),
            admin=self.by_admin,
            starter=self.desk.house.policy.may_start_groups(self.person),
        )

    async def carry_out(self, decision: Decision) -> Group:
        """Save and send what the practice decided."""
        self.group = await self.desk.carry_out(self.the_group, decision)
        return self.group

    async def answer(self, body: Body) -> None:
        """Answer where the command was said."""
        if self.where is Where.ROOM and self.group is not None:
            await self.desk.write_in_room(self.group, body, key=self._next_key())
        else:
            await self.answer_privately(body)

    async def answer_privately(self, body: Body) -> None:
        """Answer this person alone, never in the room, whatever fails."""
        await self.desk.write_to(self.person, body, key=self._next_key(), group=self.group)

    async def answer_done(self) -> None:
        """Who gave the command in private hears that it is done; the room hears of a change anyway."""
        if self.where is Where.PRIVATE:
            await self.answer((words("confirm-done"),))

    def _next_key(self) -> str:
        self._answers += 1
        return answer_key(self.said.event, str(self._answers))
