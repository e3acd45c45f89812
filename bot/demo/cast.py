"""The people of a rehearsal, on a real homeserver: they join, read what Vertti writes, answer, and lead the sessions."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field, replace

from bot.demo.conduct import Conduct
from bot.demo.conducts import conduct_of
from bot.demo.deeds import Deed, Depart, Join, Say, Vote
from bot.demo.entries import EntryKind, Teller, TimelineEntry
from bot.demo.homeserver import Homeserver
from bot.demo.people import Part, Person, company
from bot.demo.play import Play
from bot.demo.player import Player
from bot.demo.seen import Said, Seen
from bot.texts import Catalogue
from facilitation.times import WallTime
from facilitation.words import Language

STILL = 0.3
"""Seconds without anything seen or done after which people count as quiet: what the server has, it hands out in far less."""

LOOK = 0.02
"""Seconds between two looks at whether the others are done."""

PAUSE = 0.1
"""Seconds that somebody takes to answer, at pace 1."""


@dataclass(slots=True)
class _Actor:
    player: Player
    conduct: Conduct
    deeds: asyncio.Queue[Deed] = field(default_factory=asyncio.Queue)
    pending: int = 0
    waits_for_calm: bool = False
    watching: asyncio.Task[None] | None = None


class Cast:
    """Everybody but Vertti. They act only on what they read; the same seed makes the same rehearsal.

    `sessions` are the dates as first planned. `pace` stretches the pauses in which people think; 0 leaves them out.
    """

    def __init__(
        self,
        homeserver: Homeserver,
        language: Language,
        vertti_user_id: str,
        log: Callable[[TimelineEntry], None],
        *,
        sessions: Sequence[WallTime],
        password: str,
        catalogue: Catalogue | None = None,
        pace: float = 1.0,
        seed: int = 1,
    ) -> None:
        self._homeserver = homeserver
        self._log = log
        self._password = password
        self._pace = pace
        texts = catalogue or Catalogue.load()
        self.play = Play(texts, language, vertti_user_id, sessions, seed)
        self.people = company(texts, language)
        names = {self.user_id(one.part): one.name for one in self.people} | {vertti_user_id: "Vertti"}
        self._teller = Teller(self.play, names)
        self._actors = tuple(self._actor(one) for one in self.people)
        self._told: set[str] = set()
        self._tasks: list[asyncio.Task[None]] = []
        self._failure: BaseException | None = None
        self._stirred = 0.0

    def user_id(self, part: Part) -> str:
        """The user id of that part."""
        return f"@{self.person(part).account}:{self._homeserver.server_name}"

    def person(self, part: Part) -> Person:
        """Who plays that part."""
        return next(one for one in self.people if one.part is part)

    @property
    def unreadable(self) -> int:
        """How many events somebody could not decrypt so far."""
        return sum(one.player.unreadable for one in self._actors)

    async def arrive(self) -> None:
        """Make the accounts, log everybody in, and let them begin to watch. Raises `PlayerFailed`, `HomeserverFailed`."""
        for person in self.people:
            await self._homeserver.register(person.account, self._password, display_name=person.name)
        await asyncio.gather(*(self._log_in(one) for one in self._actors))
        for actor in self._actors:
            actor.watching = self._start(actor.player.watch())
            self._start(self._act(actor))
        self.stir()

    def is_quiet(self, still: float = STILL) -> bool:
        """Whether nobody has anything left to do and nothing has happened for `still` seconds.

        Raises what made one of the people fail.
        """
        if self._failure is not None:
            raise self._failure
        return self._rest(still) <= 0 and not any(one.pending for one in self._actors)

    async def quiet(self, still: float = STILL) -> None:
        """Return once nothing has happened for `still` seconds from now on, and `is_quiet`. Raises as it does."""
        self.stir()
        while True:
            if self.is_quiet(still):
                return
            await asyncio.sleep(max(self._rest(still), LOOK))

    def stir(self) -> None:
        """Something has happened just now; also for Vertti to call when it has sent something that people have yet to see."""
        self._stirred = asyncio.get_running_loop().time()

    async def leave(self) -> None:
        """Stop everybody and let go of the connections. The accounts and rooms stay."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._tasks.clear()
        for actor in self._actors:
            await actor.player.close()

    async def _log_in(self, actor: _Actor) -> None:
        # The observer's account is to be somebody else's, whose own client makes its identity.
        await actor.player.log_in(self._password, vouch=actor.player.person.part is not Part.OBSERVER)

    def _actor(self, person: Person) -> _Actor:
        player = Player(person, self._homeserver.url, self._homeserver.server_name, self._see)
        return _Actor(player, conduct_of(self.play, person.part))

    def _start(self, work: Coroutine[None, None, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        task.add_done_callback(self._notice_failure)
        self._tasks.append(task)
        return task

    def _notice_failure(self, task: asyncio.Task[None]) -> None:
        if not task.cancelled() and task.exception() is not None and self._failure is None:
            self._failure = task.exception()

    def _see(self, player: Player, seen: Seen) -> None:
        self.stir()
        actor = next(one for one in self._actors if one.player is player)
        private = seen.room in player.direct_rooms
        self._tell(player, seen, private=private)
        for deed in actor.conduct.about(seen, private=private):
            actor.pending += 1
            actor.deeds.put_nowait(deed)

    def _tell(self, player: Player, seen: Seen, *, private: bool) -> None:
        """Everybody sees what happens in the group; the first to see it tells it."""
        if seen.id in self._told or (private and player.person.part is Part.OBSERVER):
            return
        self._told.add(seen.id)
        entry = self._teller.entry(seen, player.person.name if private else None)
        if entry is None:
            return
        self._log(entry)
        if isinstance(seen, Said) and entry.by_vertti and self.play.holds(seen.text, "practice-session-ended"):
            self.play.held += 1
            self._log(replace(entry, kind=EntryKind.HELD, text=str(self.play.held)))

    async def _act(self, actor: _Actor) -> None:
        while True:
            deed = await actor.deeds.get()
            await self._think(actor, deed)
            await self._do(actor, deed)
            actor.pending -= 1
            self.stir()

    async def _think(self, actor: _Actor, deed: Deed) -> None:
        dice = self.play.dice(actor.conduct.part, type(deed).__name__)
        await asyncio.sleep(self._pace * PAUSE * dice.uniform(0.5, 2))
        if isinstance(deed, Say) and deed.calm:
            actor.waits_for_calm = True
            await self._calm()
            actor.waits_for_calm = False

    async def _calm(self) -> None:
        while True:
            others_act = any(one.pending and not one.waits_for_calm for one in self._actors)
            if self._rest(STILL) <= 0 and not others_act:
                return
            await asyncio.sleep(max(self._rest(STILL), LOOK))

    def _rest(self, still: float) -> float:
        """Seconds until it will have been still for so long."""
        return self._stirred + still - asyncio.get_running_loop().time()

    async def _do(self, actor: _Actor, deed: Deed) -> None:
        player = actor.player
        match deed:
            case Join(room=room):
                await player.join(room)
            case Say(room=room, text=text):
                await player.say(room, text)
            case Vote(room=room, poll=poll, answer=answer):
                await player.vote(room, poll, answer)
            case Depart():
                if actor.watching is not None:
                    actor.watching.cancel()
                await player.log_out()
