"""The desk at which one event, command or due step is worked on, inside one transaction."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import SystemRandom
from typing import TYPE_CHECKING

from bot import destinations
from bot.chat.manner import Manner
from bot.clock import Clock
from bot.destinations import DirectRoom, GroupRoom
from bot.handlers import commitment_turns
from bot.handlers.doorkeeper import Doorkeeper
from bot.handlers.unconfirmed import Unconfirmed
from bot.policy import Policy
from bot.scribe import Scribe
from bot.store.transaction import Tx
from facilitation import activity, calendar, room_trouble
from facilitation.calendar import Step, StepKind
from facilitation.chance import Chance
from facilitation.effects import Decision, Effect, Say, ToPerson
from facilitation.group import Group, Role
from facilitation.practice import Practice
from facilitation.session import PersonId
from facilitation.words import Body

if TYPE_CHECKING:
    from bot.handlers.own_words import Purpose

CAP_WINDOW = timedelta(days=15)
"""How far back what was said unasked matters for the caps: seven days, a day for the zones, and the week by which a step may be
late and still of use, since such a one must have had its place on its own day.
"""


@dataclass(frozen=True, slots=True)
class House:
    """What every handler may use; the same for the whole life of the program."""

    clock: Clock
    practice: Practice
    scribe: Scribe
    policy: Policy
    manner: Manner
    is_me: Callable[[str], bool]
    link_to_me: Callable[[], str]
    wake_outbox: Callable[[], None]
    wake_due: Callable[[], None]
    look_again: Callable[[str], None]
    purposes: Mapping[str, Purpose]
    followers: Sequence[Callable[[Desk, Group, Group], Awaitable[None]]] = ()
    """Told whenever a group was changed, with the group before and after; they keep what hangs on it in line."""
    chance: Chance = field(default_factory=SystemRandom)
    doorkeeper: Doorkeeper = field(default_factory=Doorkeeper)
    unconfirmed: Unconfirmed = field(default_factory=Unconfirmed)


@dataclass(slots=True)
class Desk:
    """One transaction's work. `now` is the practice's time, `real` the machine's; both aware UTC."""

    tx: Tx
    house: House
    now: datetime
    real: datetime

    @classmethod
    def at(cls, tx: Tx, house: House) -> Desk:
        """A desk for a work that begins now."""
        return cls(tx, house, house.clock.now(), house.clock.real())

    async def carry_out(self, group: Group, decision: Decision, *, prelude: Body = ()) -> Group:
        """Save what was decided: the changed group, the effects, what the facilitators are to hear, the new plan of steps.

        `group` is the group as loaded. Gives the group as saved.
        """
        changed = decision.group
        if changed != group:
            changed = await self.tx.groups.save(changed)
        beside = await commitment_turns.beside(self.tx, group, changed, self.house.practice)
        effects = room_trouble.sayable(changed, (*decision.effects, *beside))
        await self.house.scribe.write_down(self.tx, changed, effects, self.now, prelude=prelude)
        for notice in decision.notices:
            await self.tell_facilitators(changed, notice)
        if changed != group:
            for follow in self.house.followers:
                await follow(self, group, changed)
            await self.plan_steps(changed)
        self._wake()
        return changed

    async def plan_steps(self, group: Group) -> None:
        """Bring the rows of the schedule into line with the group as it is now."""
        said = await self.said_lately(group)
        steps = list(calendar.plan(group, said, self.now))
        steps += [one for one in await self.tx.steps.waiting(group.id) if one.kind in calendar.UNPLANNED]
        if group.open_session() is not None:
            steps += activity.planned(group, await self.tx.activities.load(group.id))
        await self.tx.steps.sync(group.id, steps)
        self._wake()

    async def tell_facilitators(self, group: Group, notice: Body) -> None:
        """Put a line into the facilitators' daily bundle."""
        await self.tx.notices.add(group.id, notice, self.now)
        await self.tx.steps.add(group.id, calendar.bundle_step(group, self.now))
        self._wake()

    async def tell_at_once(self, group: Group, body: Body, key: str, roles: Sequence[Role] = (Role.FACILITATOR,)) -> None:
        """Write to everybody in these roles without waiting for the bundle."""
        effects: list[Effect] = [Say(ToPerson(one.person), f"{key}:{one.person}", body) for one in group.joined(roles)]
        await self.house.scribe.write_down(self.tx, group, effects, self.now)
        self._wake()

    async def write_to(self, person: PersonId, body: Body, *, key: str, group: Group | None = None) -> None:
        """Answer a person in their direct room, and nowhere else."""
        await self.house.scribe.answer(self.tx, DirectRoom(person), body, key=key, at=self.now, group=group)
        self._wake()

    async def write_in_room(self, group: Group, body: Body, *, key: str) -> None:
        """Answer in the group's room, quietly."""
        await self.house.scribe.answer(self.tx, GroupRoom(group.id), body, key=key, at=self.now, group=group)
        self._wake()

    async def do(self, place: destinations.Place, action: object, *, key: str) -> None:
        """Let the outbox do something that belongs to no group."""
        await self.house.scribe.do(self.tx, place, action, key=key, at=self.now)  # type: ignore[arg-type]
        self._wake()

    async def without_muted(self, group: Group, step: Step, decision: Decision) -> Decision:
        """The decision less the private messages that their readers have silenced, or that would be too many."""
        if not any(isinstance(getattr(one, "to", None), ToPerson) for one in decision.effects):
            return decision
        said = await self.said_lately(group)
        kept: list[Effect] = []
        silenced: set[PersonId] = set()
        for effect in decision.effects:
            person = effect.to.person if isinstance(getattr(effect, "to", None), ToPerson) else None  # type: ignore[union-attr]
            if person is None:
                kept.append(effect)
                continue
            if person in silenced:
                continue
            member = group.member(person)
            quiet = (await self.tx.people.settings(person)).quiet and member is not None and member.role is Role.MEMBER
            if quiet or not calendar.dm_allowed(step.kind, person, said, self.now, group):
                silenced.add(person)
                continue
            kept.append(effect)
        return replace(decision, effects=tuple(kept))

    async def remember_said(self, group: Group, step: Step, decision: Decision) -> None:
        """Note for the caps where this step spoke."""
        spoken = {
            effect.to.person if isinstance(effect.to, ToPerson) else None
            for effect in decision.effects
            if isinstance(effect, Say)
        }
        for person in sorted(spoken, key=lambda one: one or ""):
            if person is not None and group.member(person) is None:
                # A guest, of whom the group keeps nothing.
                continue
            await self.tx.unasked.record(group.id, person, step.kind.value, self.now)

    async def said_lately(self, group: Group) -> list[calendar.Said]:
        """What was said unasked in the time that matters for the caps."""
        rows = await self.tx.unasked.since(group.id, self.now - CAP_WINDOW)
        return [calendar.Said(StepKind(one.kind), one.at, one.person) for one in rows]

    def _wake(self) -> None:
        self.tx.after_commit(self.house.wake_outbox)
        self.tx.after_commit(self.house.wake_due)
