"""The one writer: works wait in a queue, and those that wait together are committed together."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias, TypeVar

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.errors import DatabaseClosed
from bot.store.sqlite import meaning
from bot.store.transaction import Tx

log = logging.getLogger(__name__)

T = TypeVar("T")

BATCH = 64
"""So many works share a commit at most."""

PutOff: TypeAlias = Callable[[str], None]
"""Has a statement without an answer run with the next one that has an answer."""


@dataclass(frozen=True, slots=True)
class _Job:
    """A unit of work, and where its caller waits."""

    work: Callable[[Tx], Awaitable[Any]]
    done: asyncio.Future[Any]


@dataclass(frozen=True, slots=True)
class _Upkeep:
    """Something to do with the writer's connection outside of any transaction."""

    work: Callable[[AsyncConnection], Awaitable[Any]]
    done: asyncio.Future[Any]


@dataclass(frozen=True, slots=True)
class _Outcome:
    """What a work came to within its batch; a value counts once the batch is committed."""

    job: _Job
    tx: Tx
    value: Any = None
    error: BaseException | None = None


class Writer:
    """Runs works one after the other in a task of its own, each in a savepoint of a common transaction.

    A work that fails is rolled back alone. If the transaction itself fails, all of its works do, and nothing of them stays.
    """

    def __init__(self, engine: AsyncEngine, path: Path) -> None:
        self._engine = engine
        self._path = path
        self._waiting: deque[_Job | _Upkeep] = deque()
        self._news = asyncio.Event()
        self._closing = False
        self._task = asyncio.create_task(self._run(), name="store writer")

    async def write(self, work: Callable[[Tx], Awaitable[T]]) -> T:
        """Run the work and return its value once it is committed. A caller that is cancelled leaves the others in peace.

        A work that has not begun when its caller is cancelled is left out; one that has begun is finished and kept.
        """
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._enqueue(_Job(work, done))
        return await done

    async def upkeep(self, work: Callable[[AsyncConnection], Awaitable[T]]) -> T:
        """Run something between two batches, on the writer's connection and outside of any transaction."""
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._enqueue(_Upkeep(work, done))
        return await done

    async def close(self) -> None:
        """Finish what waits, then stop. What comes later is refused."""
        self._closing = True
        self._news.set()
        await asyncio.wait([self._task])

    def _enqueue(self, item: _Job | _Upkeep) -> None:
        if self._closing:
            raise DatabaseClosed
        if asyncio.current_task() is self._task:
            raise RuntimeError("a unit of work asks for another one: it would wait for itself")
        self._waiting.append(item)
        self._news.set()

    async def _run(self) -> None:
        try:
            while True:
                while self._waiting:
                    await self._work_off()
                if self._closing:
                    return
                self._news.clear()
                await self._news.wait()
        finally:
            self._closing = True
            for item in self._waiting:
                _fail(item, DatabaseClosed())

    async def _work_off(self) -> None:
        """The upkeep that is first in the queue, or all works up to the next one."""
        first = self._waiting.popleft()
        if isinstance(first, _Upkeep):
            await self._look_after(first)
            return
        batch = [first]
        while self._waiting and len(batch) < BATCH and isinstance(following := self._waiting[0], _Job):
            self._waiting.popleft()
            batch.append(following)
        try:
            outcomes = await self._commit_together(batch)
        except BaseException as error:
            for job in batch:
                _fail(job, meaning(error, self._path) or error if isinstance(error, Exception) else DatabaseClosed())
            if not isinstance(error, Exception):
                raise
        else:
            for outcome in outcomes:
                _tell(outcome)
            for outcome in outcomes:
                if outcome.error is None:
                    run_callbacks(outcome.tx)

    async def _commit_together(self, batch: list[_Job]) -> list[_Outcome]:
        outcomes: list[_Outcome] = []
        async with self._engine.begin() as connection:
            put_off: PutOff = (await connection.get_raw_connection()).driver_connection.put_off  # type: ignore[union-attr]
            for job in batch:
                if not job.done.done():
                    outcomes.append(await self._attempt(connection, put_off, job))
                    # Works seldom wait for anything: without this nobody else would get a turn before the last of them.
                    await asyncio.sleep(0)
        return outcomes

    async def _attempt(self, connection: AsyncConnection, put_off: PutOff, job: _Job) -> _Outcome:
        """The work in its savepoint. Raises what spoils the whole transaction."""
        tx = Tx(connection)
        put_off("SAVEPOINT work")
        try:
            value = await job.work(tx)
        except BaseException as error:
            if self._is_about_us(error):
                raise
            # Where SQLite has given up the whole transaction by itself, this fails, and with it the batch.
            await connection.exec_driver_sql("ROLLBACK TO work")
            await connection.exec_driver_sql("RELEASE work")
            return _Outcome(job, tx, error=error)
        put_off("RELEASE work")
        return _Outcome(job, tx, value)

    def _is_about_us(self, error: BaseException) -> bool:
        """Whether the error concerns the writer or its file, and not the single work."""
        if isinstance(error, asyncio.CancelledError):
            return self._task.cancelling() > 0
        return not isinstance(error, Exception) or meaning(error, self._path) is not None

    async def _look_after(self, upkeep: _Upkeep) -> None:
        if upkeep.done.done():
            return
        try:
            async with self._engine.connect() as connection:
                value = await upkeep.work(connection)
        except Exception as error:
            _fail(upkeep, meaning(error, self._path) or error)
        except BaseException:
            _fail(upkeep, DatabaseClosed())
            raise
        else:
            if not upkeep.done.done():
                upkeep.done.set_result(value)


def run_callbacks(tx: Tx) -> None:
    """Call what the work wanted to be called; one that fails keeps none of the others from it."""
    for callback in tx.callbacks:
        try:
            callback()
        except Exception:
            log.exception("something failed that was to follow a transaction")


def _tell(outcome: _Outcome) -> None:
    if outcome.job.done.done():
        return
    if outcome.error is None:
        outcome.job.done.set_result(outcome.value)
    else:
        _fail(outcome.job, outcome.error)


def _fail(item: _Job | _Upkeep, error: BaseException) -> None:
    if item.done.done():
        return
    if isinstance(error, asyncio.CancelledError):
        item.done.cancel()
    else:
        item.done.set_exception(error)
