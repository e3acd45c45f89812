"""One unit of work: the repositories of one transaction, and what is to happen once it is kept."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.store.activities import Activities
from bot.store.applied import Applied
from bot.store.boards import Boards
from bot.store.briefings import Briefings
from bot.store.circles import Circles, FeedbackCircles
from bot.store.closed_rooms import ClosedRooms
from bot.store.commitments import Commitments
from bot.store.devices import Devices
from bot.store.dialogues import Dialogues
from bot.store.erasing import Erasing
from bot.store.feedbacks import Feedbacks
from bot.store.groups import Groups
from bot.store.ledger import Ledger
from bot.store.materials import Materials
from bot.store.meta import Meta
from bot.store.needs import Needs
from bot.store.notices import Notices
from bot.store.outbox import Outbox
from bot.store.people import People
from bot.store.pulses import Pulses
from bot.store.rooms import Rooms
from bot.store.set_going import SetGoing
from bot.store.sparring import Sparring
from bot.store.steps import Steps
from bot.store.summaries import Summaries
from bot.store.topics import Topics
from bot.store.unasked import UnaskedMessages
from bot.store.unreadable import Unreadable


class Tx:
    """What a unit of work may ask and change. Good only until the work returns."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.meta = Meta(connection)
        self.applied = Applied(connection)
        self.groups = Groups(connection, self.meta, self.applied)
        self.people = People(connection)
        self.devices = Devices(connection)
        self.rooms = Rooms(connection)
        self.steps = Steps(connection)
        self.unasked = UnaskedMessages(connection)
        self.outbox = Outbox(connection)
        self.ledger = Ledger(connection)
        self.unreadable = Unreadable(connection)
        self.pulses = Pulses(connection)
        self.circles = Circles(connection)
        self.closed_rooms = ClosedRooms(connection)
        self.feedbacks = Feedbacks(connection)
        self.feedback_circles = FeedbackCircles(connection)
        self.activities = Activities(connection)
        self.sparring = Sparring(connection)
        self.commitments = Commitments(connection)
        self.dialogues = Dialogues(connection)
        self.notices = Notices(connection)
        self.erasing = Erasing(connection)
        self.topics = Topics(connection)
        self.needs = Needs(connection)
        self.set_going = SetGoing(connection, self.meta)
        self.boards = Boards(connection)
        self.briefings = Briefings(connection)
        self.summaries = Summaries(connection)
        self.materials = Materials(connection)
        self._callbacks: list[Callable[[], None]] = []

    def after_commit(self, callback: Callable[[], None]) -> None:
        """Have this called once the work is kept for good; never when it fails. In a read it is called at the end."""
        self._callbacks.append(callback)

    @property
    def callbacks(self) -> tuple[Callable[[], None], ...]:
        """What is to be called, in order."""
        return tuple(self._callbacks)
