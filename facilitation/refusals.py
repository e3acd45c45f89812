"""Why the practice does not do what was asked, with the words for the person who asked.

A refusal is no fault: nothing has changed, and `body` says so kindly. It is said to one person, never to the group.
"""

from __future__ import annotations

from facilitation.group import GroupState
from facilitation.session import PersonId
from facilitation.words import Body, CommandRef, Words


class Refusal(Exception):
    """The practice declines. `body` is the answer for the person who asked."""

    def __init__(self, *parts: Words) -> None:
        super().__init__(", ".join(one.key for one in parts))
        self.body: Body = parts


class NotInGroup(Refusal):
    """`person` has no place in the group, or not the one that is needed (somebody who left, or has not joined yet)."""

    def __init__(self, person: PersonId) -> None:
        super().__init__(Words("practice-not-in-group"))
        self.person = person


class NotRunning(Refusal):
    """The group has no open room: it is still planned, or has ended. `state` says which."""

    def __init__(self, state: GroupState) -> None:
        super().__init__(Words("practice-not-running"))
        self.state = state


class NoSuchSession(Refusal):
    """The group has no session of that number, or it is not one that this can be done with."""

    def __init__(self, number: int) -> None:
        super().__init__(Words("practice-no-such-session", {"command": CommandRef("session-list")}))
        self.number = number
