"""How many calls to the platform are under way at once: more while it answers well, fewer when it asks for patience.

Additive increase, multiplicative decrease, as in TCP: each round of calls that goes well adds one, each that meets trouble takes
half. What the platform asks this account to wait, everybody waits. All times are seconds of a clock that never goes back.
"""

from __future__ import annotations

START = 20
"""More buys only latency on the homeservers measured, where answers then take a quarter of a second."""
MOST = 40
QUICK = 0.15
"""Seconds. Only a platform that answers so fast with `START` calls under way gets more than that."""
SLOW = 2.0
"""Seconds. Answers that take longer come no sooner for having more calls under way, and people's commands wait behind them."""
FEWEST_FOR_SLOWNESS = 4
ASIDE = 5.0
"""Seconds after which a call has no hand any more: its room is slow, and shall not keep others waiting."""
UNDER_WAY = 50
"""Calls under way at once at most, with those that are aside."""
OF_NO_GROUP = 10
"""Of these at most so many for what belongs to no group: invitations and questions of strangers, whose homeserver may let each
call hang for as long as we wait.
"""
FIRST_REST = 1.0
LONGEST_REST = 15.0
"""Seconds. A rest after trouble that is not of one room; doubled each time, until a call goes well."""


class InFlight:
    """The calls under way, each for a place, and the limit for them."""

    def __init__(self) -> None:
        self._limit = float(START)
        self._since: dict[str, float] = {}
        self._of_no_group: set[str] = set()
        self._full_at = float("-inf")
        self._halved_at = float("-inf")
        self._rests_until = float("-inf")
        self._rest = FIRST_REST
        self._failing: set[str] = set()

    @property
    def limit(self) -> int:
        """How many calls may be under way now."""
        return max(1, int(self._limit))

    def begins(self, place: str, now: float, *, of_no_group: bool) -> None:
        """A call for the place is made."""
        self._since[place] = now
        if of_no_group:
            self._of_no_group.add(place)
        if self._hands(now) >= self.limit:
            self._full_at = now

    def ends(self, place: str) -> None:
        """The place needs no hand any more."""
        self._since.pop(place, None)
        self._of_no_group.discard(place)

    def free(self, now: float) -> int:
        """How many more calls may be made now."""
        if self.rests(now):
            return 0
        return max(0, min(self.limit - self._hands(now), UNDER_WAY - len(self._since)))

    def free_of_no_group(self) -> int:
        """How many of these may be for what belongs to no group: never more than half of all hands."""
        return max(0, min(OF_NO_GROUP, max(1, self.limit // 2)) - len(self._of_no_group))

    def rests(self, now: float) -> bool:
        """Whether no call may be made now, though hands may be free."""
        return now < self._rests_until

    def changes_at(self, now: float) -> float | None:
        """When there will be free hands though no call ends until then; None when that does not come by itself."""
        if self.rests(now):
            return self._rests_until
        young = [since for since in self._since.values() if now - since < ASIDE]
        return min(young) + ASIDE if young and len(self._since) < UNDER_WAY and self.free(now) == 0 else None

    def went_well(self, place: str, now: float) -> None:
        """The call for the place has succeeded. How long it took says something only if all hands were full meanwhile."""
        self._failing.clear()
        self._rest = FIRST_REST
        since = self._since.get(place, now)
        if self._full_at < since:
            return
        took = now - since
        if took > SLOW:
            self._limit = max(min(self._limit, FEWEST_FOR_SLOWNESS), self._limit - 1)
        elif took < QUICK or self._limit < START:
            self._limit = min(MOST, self._limit + 1 / self._limit)

    def asked_for_patience(self, place: str, now: float, seconds: float | None) -> float:
        """The platform wants fewer calls of this account; for how many seconds from now it gets none."""
        self._halve(place, now)
        return self._rest_for(self._rest if seconds is None else seconds, now) - now

    def failed(self, place: str, now: float, *, everywhere: bool) -> None:
        """The call for the place has failed; `everywhere`: for a reason that is not likely to be the place's own.

        One place alone says nothing about the others. When a second one fails before anything goes well, there are fewer calls,
        and for such a reason all rest.
        """
        self._failing.add(place)
        if len(self._failing) > 1:
            self._halve(place, now)
            if everywhere:
                self._rest_for(self._rest, now)

    def _hands(self, now: float) -> int:
        return sum(now - since < ASIDE for since in self._since.values())

    def _halve(self, place: str, now: float) -> None:
        """Once for all calls that were under way together."""
        if self._since.get(place, now) >= self._halved_at:
            self._limit = max(1.0, self._limit / 2)
            self._halved_at = now

    def _rest_for(self, seconds: float, now: float) -> float:
        if now >= self._rests_until:
            self._rest = min(LONGEST_REST, self._rest * 2)
        self._rests_until = max(self._rests_until, now + seconds)
        return self._rests_until
