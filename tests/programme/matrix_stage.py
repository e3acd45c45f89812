"""The programme's people on a real homeserver, with ordinary encrypting clients; what is heard is what they can read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime
from pathlib import Path
from random import Random

from bot.demo.homeserver import Homeserver
from facilitation.group import Member, Standing
from facilitation.session import PersonId
from facilitation.times import WallTime
from tests.e2e.configuration import configured
from tests.e2e.peers import POLL, POLL_END, Peer
from tests.e2e.people import PASSWORD, Read
from tests.e2e.program import Program, a_program
from tests.passing_time import step_towards
from tests.programme.stage import BEGINS, NAMES, OBSERVER, SEED, ZONE, Heard, in_reading_order

SERVER = "vertti.test"
TEXT = "org.matrix.msc1767.text"


class MatrixStage:
    """People with nio, and Vertti in the process of the test."""

    def __init__(self, vertti: Program, people: Mapping[str, Peer]) -> None:
        self._vertti = vertti
        self._people = people
        self._me = str(vertti.platform.me)
        self._taken: set[tuple[str, str]] = set()
        self._shown: dict[str, str] = {}

    def now(self) -> datetime:
        """The rehearsed instant."""
        return self._vertti.app.clock.now()

    def id_of(self, who: str) -> str:
        """The Matrix id."""
        return self._people[who].id

    async def comes(self, who: str) -> bool:
        """Join where one is invited."""
        peer = self._people[who]
        await peer.sync()
        groups = [room for room, asked in peer.invitations.items() if not asked.content.get("is_direct") and room != peer.room]
        for room in groups:
            await peer.comes_to(room)
            await self._vertti.holds(lambda: self._is_joined(peer.id))
        await self._settle()
        return bool(groups)

    async def says(self, who: str, text: str) -> None:
        """In the group's room."""
        peer = self._people[who]
        await self._heard(await peer.say(peer.room, text), text.startswith("!v"))

    async def tells(self, who: str, text: str) -> None:
        """In the direct room; who has none begins one."""
        peer = self._people[who]
        if not peer.direct:
            await peer.writes_first(self._me)
        await self._heard(await peer.tells(text))

    async def votes(self, who: str, answers: Sequence[str], *, alone: bool) -> list[str]:
        """In the newest open poll that has them."""
        peer = self._people[who]
        room = peer.direct if alone else peer.room
        reads = self._people[who if alone else OBSERVER].timelines[room]
        closed = {one.content["m.relates_to"]["event_id"] for one in reads if one.type == POLL_END}
        for read in reversed(reads):
            labels = _labels(read)
            if read.id not in closed and labels.keys() >= set(answers):
                await self._heard(await peer.vote(room, read.id, *answers))
                return [labels[one] for one in answers]
        raise LookupError(answers)

    async def presses(self, who: str, sign: str) -> None:
        """Under the newest message of Vertti's that bears it."""
        peer = self._people[who]
        signs = [one.content["m.relates_to"] for one in peer.timelines[peer.room] if one.type == "m.reaction" and self._ours(one)]
        card = next(one["event_id"] for one in reversed(signs) if one["key"] == sign)
        await self._heard(await peer.press(peer.room, card, sign))

    async def leaves(self, who: str) -> None:
        """Leave the group's room."""
        peer = self._people[who]
        await peer.client.room_leave(peer.room)
        await self._vertti.holds(lambda: self._is_gone(peer.id))
        await self._settle()

    async def until_next(self, local: str) -> bool:
        """One step."""
        goal = WallTime(datetime.fromisoformat(local), ZONE).instant()
        more = await step_towards(self._vertti.app, self._vertti.director, goal)
        await self._settle()
        return more

    def hears(self) -> list[Heard]:
        """What the people's clients have read since."""
        heard = self._new(OBSERVER, self._people[OBSERVER].room, None)
        for who, peer in self._people.items():
            heard += self._new(who, peer.direct, who)
        return in_reading_order(heard)

    # --- within ---

    async def _heard(self, event: str, addressed: bool = True) -> None:
        """Wait until Vertti has taken in what was sent, and everybody has read what follows from it."""
        if addressed:
            await self._vertti.holds(lambda: self._vertti.app.db.read(lambda tx: tx.ledger.seen(event)))
        await self._settle()

    async def _settle(self) -> None:
        await self._vertti.quiet()
        await asyncio.gather(*(one.sync() for one in self._people.values()))
        # A direct room that somebody has just opened is known to their client only now; Vertti hears of the joining meanwhile.
        await self._vertti.quiet()
        await asyncio.gather(*(one.sync() for one in self._people.values()))

    async def _is_joined(self, person: str) -> bool:
        member = await self._member(person)
        return member is not None and member.standing is Standing.JOINED

    async def _is_gone(self, person: str) -> bool:
        member = await self._member(person)
        return member is None or member.standing is Standing.LEFT

    async def _member(self, person: str) -> Member | None:
        (group,) = await self._vertti.app.db.read(lambda tx: tx.groups.all())
        return group.member(PersonId(person))

    def _ours(self, read: Read) -> bool:
        return read.sender == self._me

    def _new(self, who: str, room: str, to: str | None) -> list[Heard]:
        heard = []
        for read in self._people[who].timelines.get(room, []):
            if not self._ours(read) or (room, read.id) in self._taken:
                continue
            assert read.type != "unreadable", f"{who} cannot read what Vertti says"
            self._taken.add((room, read.id))
            one = self._understood(read, to)
            if one is not None:
                heard.append(one)
        return heard

    def _understood(self, read: Read, to: str | None) -> Heard | None:
        content = read.content
        if read.type == POLL:
            mark = "( )" if content[POLL]["max_selections"] == 1 else "[ ]"
            text = "\n".join([content[POLL]["question"]["body"], *(f"{mark} {one}" for one in _labels(read).values())])
            return self._stands(read.id, Heard(to, "poll", text, rings=True))
        if read.type == POLL_END:
            return self._stands(read.id, Heard(to, "poll end", read.body))
        if read.type == "m.room.redaction":
            target = str(content.get("redacts"))
            return Heard(to, "taken back", "") if self._shown.pop(target, None) is not None else None
        if read.type != "m.room.message":
            return None
        relation = content.get("m.relates_to", {})
        if relation.get("rel_type") == "m.replace":
            # A card that was changed twice before anybody looked is seen as it is then.
            return Heard(to, "changed", content["m.new_content"]["body"])
        everyone = bool(content.get("m.mentions", {}).get("room"))
        kind = "file" if content["msgtype"] == "m.file" else "message"
        text = read.body.removeprefix("@room ") if everyone else read.body
        return self._stands(read.id, Heard(to, kind, text, content["msgtype"] != "m.notice", everyone))

    def _stands(self, event: str, heard: Heard) -> Heard:
        self._shown[event] = heard.text
        return heard


def _labels(read: Read) -> dict[str, str]:
    if read.type != POLL:
        return {}
    return {one["id"]: one[TEXT] for one in read.content[POLL]["answers"]}


@asynccontextmanager
async def on_a_homeserver(directory: Path) -> AsyncIterator[MatrixStage]:
    """A homeserver of the programme's own, so that the people can be called there as they are called in memory; in Finnish."""
    async with AsyncExitStack() as off:
        server = await off.enter_async_context(await Homeserver.start(directory / "homeserver", server_name=SERVER))
        config = await configured(server, directory)
        begins = WallTime(datetime.fromisoformat(BEGINS), ZONE).instant()
        people: dict[str, Peer] = {}
        for who, name in NAMES.items():
            await server.register(who, PASSWORD, display_name=name)
            people[who] = await Peer.log_in(server, who)
            off.push_async_callback(people[who].close)
        vertti = await off.enter_async_context(a_program(config, begins=begins, chance=Random(SEED)))
        yield MatrixStage(vertti, people)
