"""Vertti on the stage of a rehearsal: the program itself, with time that jumps and a book in which it is counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import datetime, timedelta

from bot.app import App, assemble, start_patiently
from bot.chat.matrix import MatrixPlatform
from bot.chat.port import EventId, Message, Poll, RoomId
from bot.chat.richtext import RichText
from bot.clock import RehearsalClock
from bot.config import load
from bot.config.matrix import matrix_settings
from bot.demo.account import Account, Kept
from bot.demo.rehearsal_stage import Scene
from bot.director import Director
from bot.inbox import StoredSyncMemory
from bot.store.database import Database
from bot.store.transaction import Tx
from facilitation.session import SessionState

PAUSE = timedelta(seconds=0.05)
"""Real time of quiet before a jump; the people on the stage say for themselves when they are done."""

SESSION = timedelta(seconds=7)
"""How long a whole session lasts in real time."""


class CountingPlatform(MatrixPlatform):
    """Matrix, counting what went out by its idempotency key, so that a second try counts once."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.messages: set[str] = set()
        self.changes: set[str] = set()
        self.taken_back: set[str] = set()
        self.on_sent: Callable[[], None] = lambda: None

    async def send(self, room: RoomId, message: Message, *, key: str, answers: EventId | None = None) -> EventId:
        """Send a message and count it."""
        sent = await super().send(room, message, key=key, answers=answers)
        self.messages.add(key)
        self.on_sent()
        return sent

    async def ask(self, room: RoomId, poll: Poll, *, key: str, answers: EventId | None = None) -> EventId:
        """Send a poll and count it."""
        sent = await super().ask(room, poll, key=key, answers=answers)
        self.messages.add(key)
        self.on_sent()
        return sent

    async def edit(self, room: RoomId, event: EventId, message: Message, *, key: str) -> EventId:
        """Replace a text and count that."""
        sent = await super().edit(room, event, message, key=key)
        self.changes.add(key)
        self.on_sent()
        return sent

    async def end_poll(self, room: RoomId, event: EventId, text: RichText, *, key: str) -> EventId:
        """Close a poll and count that."""
        sent = await super().end_poll(room, event, text, key=key)
        self.changes.add(key)
        self.on_sent()
        return sent

    async def redact(self, room: RoomId, event: EventId, *, key: str) -> None:
        """Take an event back and count it."""
        await super().redact(room, event, key=key)
        if "/sign:" not in key and "/press:" not in key:
            # Signs under a card come and go; nobody's words are in them.
            self.taken_back.add(key)
        self.on_sent()


class Book:
    """What has been stored so far and what of it is left. Looks at every quiet moment, when nothing is half done."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._ever: dict[Kept, set[Sequence[object]]] = {}
        self._held: set[tuple[object, ...]] = set()

    async def look(self) -> bool:
        """Write down what there is. Says that it changed nothing."""
        await self._db.read(self._read)
        return False

    async def close(self, platform: CountingPlatform) -> Account:
        """The account at the end."""
        now = await self._db.read(self._read)
        waiting = await self._db.read(lambda tx: tx.outbox.waiting_count())
        stored = Counter({kind: len(rows) for kind, rows in now.items()})
        stored[Kept.MESSAGE_TEXTS] = waiting
        deleted = Counter({kind: len(self._ever[kind] - rows) for kind, rows in now.items()})
        deleted[Kept.MESSAGE_TEXTS] = len(platform.messages) + len(platform.changes)
        deleted[Kept.PRIVATE_MESSAGES] = len(platform.taken_back)
        return Account(len(self._held), len(platform.messages), +stored, +deleted)

    async def _read(self, tx: Tx) -> dict[Kept, set[Sequence[object]]]:
        rows: dict[Kept, set[Sequence[object]]] = {
            kind: set() for kind in (Kept.MEMBERS, Kept.AGREEMENTS, Kept.RSVPS, Kept.PULSE_ANSWERS)
        }
        for group in await tx.groups.all():
            rows[Kept.MEMBERS] |= {(group.id, one.person) for one in group.members}
            rows[Kept.AGREEMENTS] |= {(group.id, one.person) for one in group.members if one.agreed_at is not None}
            for session in group.sessions:
                place = (group.id, session.number)
                rows[Kept.RSVPS] |= {(*place, session.revision, person) for person in session.rsvps}
                if session.state is SessionState.HELD:
                    self._held.add(place)
            for number in await tx.pulses.open_of_group(group.id):
                pulse = await tx.pulses.load(group.id, number)
                answers = {} if pulse is None else pulse.answers
                rows[Kept.PULSE_ANSWERS] |= {(group.id, number, one, item) for one, given in answers.items() for item in given}
        for kind, found in rows.items():
            self._ever.setdefault(kind, set()).update(found)
        return rows


class _Vertti:
    """See `bot.demo.rehearsal_stage.RehearsedVertti`."""

    def __init__(self, app: App, clock: RehearsalClock, platform: CountingPlatform, scene: Scene) -> None:
        self._app = app
        self._clock = clock
        self._platform = platform
        self._book = Book(app.db)
        self._director = Director(
            app.db,
            clock,
            app.inbox,
            app.outbox,
            app.due,
            pause=PAUSE,
            session=SESSION,
            others_quiet=scene.others_quiet,
            meanwhile=self._book.look,
        )

    def now(self) -> datetime:
        """The simulated instant."""
        return self._clock.now()

    async def run(self) -> None:
        """From the start to the end of the programme."""
        await self._app.run(self._director.run)

    async def account(self) -> Account:
        """What was held, sent, stored and deleted."""
        return await self._book.close(self._platform)


@asynccontextmanager
async def start_vertti(scene: Scene) -> AsyncIterator[_Vertti]:
    """Vertti, logged in and with its group before it. Raises `StoreError`, `Refused`, `LoginLost`, `ConfigError`."""
    settings = load(scene.config, {})
    async with AsyncExitStack() as off:
        db = await Database.open(settings.data_dir)
        off.push_async_callback(db.close)
        clock = RehearsalClock(scene.begins)
        platform = CountingPlatform(matrix_settings(settings))
        platform.on_sent = scene.stir
        off.push_async_callback(platform.stop)
        await start_patiently(platform, StoredSyncMemory(db))
        app = assemble(db, platform, clock, settings.policy(), settings.support.as_practice(), programmes=settings.programmes)
        await app.apply(settings.group_plans())
        yield _Vertti(app, clock, platform, scene)
