"""How much one person may set going, and all together whom one pattern of the configuration lets start groups.

Without it a pattern like `*:example.org` would let anybody with an account there have Vertti invite whom they please, as
often as they please. The day is by the machine's clock: a rehearsal's time would pass too fast.
"""

from __future__ import annotations

from datetime import timedelta

from bot.handlers.desk import Desk
from bot.store.set_going import What
from facilitation.group import Group, GroupState, Role
from facilitation.refusals import Refusal
from facilitation.session import PersonId
from facilitation.words import words

DAY = timedelta(hours=24)


async def may_start_a_group(desk: Desk, person: PersonId, *, admin: bool) -> None:
    """Raises `Refusal` with the limit that is reached, and who can raise it. An `admin` has none."""
    policy = desk.house.policy
    if admin:
        return
    running = set(await desk.tx.set_going.groups_alive(person))
    running |= {one.id for one in await desk.tx.groups.of_person(person) if _leads(one, person)}
    if len(running) >= policy.groups_per_starter:
        raise Refusal(words("handlers-too-many-groups", most=policy.groups_per_starter))
    pattern = policy.pattern_of(person)
    if pattern is not None and await _today(desk, pattern, What.GROUP) >= policy.groups_per_pattern:
        raise Refusal(words("limits-groups-together", most=policy.groups_per_pattern))


async def started(desk: Desk, person: PersonId, group: Group, *, admin: bool) -> None:
    """The person has started that group."""
    await desk.tx.set_going.group(person, group.id, desk.real)
    pattern = None if admin else desk.house.policy.pattern_of(person)
    if pattern is not None:
        await desk.tx.set_going.group(pattern, group.id, desk.real)


async def invite(desk: Desk, person: PersonId, number: int, *, admin: bool) -> None:
    """The person invites so many. Raises `Refusal` when that is too many for a day; for an `admin` nothing is."""
    policy = desk.house.policy
    if admin:
        return
    left = max(0, policy.invitations_per_day - await _today(desk, person, What.INVITATION))
    if number > left:
        raise Refusal(words("limits-invitations", most=policy.invitations_per_day, left=left))
    pattern = policy.pattern_of(person)
    if pattern is not None:
        left = max(0, policy.invitations_per_pattern - await _today(desk, pattern, What.INVITATION))
        if number > left:
            raise Refusal(words("limits-invitations-together", most=policy.invitations_per_pattern, left=left))
        await desk.tx.set_going.invitations(pattern, number, desk.real)
    await desk.tx.set_going.invitations(person, number, desk.real)


def _leads(group: Group, person: PersonId) -> bool:
    member = group.member(person)
    return member is not None and member.role is Role.FACILITATOR and group.state is not GroupState.ENDED


async def _today(desk: Desk, who: str, what: What) -> int:
    return await desk.tx.set_going.count_since(who, what, desk.real - DAY)
