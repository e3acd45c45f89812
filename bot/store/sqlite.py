"""SQLite, taken in hand: connections, how transactions begin, and what its errors mean.

Left to itself Python's driver begins transactions late, after the first read, and so loses updates silently. Here nothing
begins by itself: SQLAlchemy's `begin` event says BEGIN IMMEDIATE for the writer and BEGIN for readers.

What may wait for the disk or for another program (taking the write lock, the commit) is done in aiosqlite's thread. What lies
between is done on the spot: such a statement takes a few microseconds, the way to the thread and back hundreds.
"""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import aiosqlite
from aiosqlite.core import _STOP_RUNNING_SENTINEL
from sqlalchemy import URL, Connection, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from bot.store import errors

BUSY_TIMEOUT = 5000
"""Milliseconds to wait for another program that holds the file."""

_EVERYWHERE = (
    "PRAGMA foreign_keys = ON",
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT}",
    # What is deleted is overwritten.
    "PRAGMA secure_delete = ON",
    # Sorting and VACUUM must not leave people's texts in /tmp.
    "PRAGMA temp_store = MEMORY",
)


_ANSWERLESS = ("BEGIN", "SAVEPOINT ", "RELEASE ")
"""Statements that only prepare the next one. They wait for it."""
_MAY_WAIT = "BEGIN IMMEDIATE"
"""What waits for the lock that another program may hold."""


class _Cursor:
    """A cursor that does all its work in one go. Results are small here and always fetched whole."""

    def __init__(self, connection: _Connection) -> None:
        self._put_off = connection.put_off
        self._do = connection.run
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1

    async def __aenter__(self) -> _Cursor:
        return self

    async def __aexit__(self, *_: object) -> None:
        return None

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> None:
        """Run the statement and fetch its rows."""
        if sql.startswith(_ANSWERLESS):
            self._put_off(sql)
        else:
            await self._do(self._run, sql, parameters)

    async def executemany(self, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        """Run the statement once for each of the parameters."""
        await self._do(self._run_many, sql, parameters)

    async def fetchall(self) -> list[Any]:
        """The rows that `execute` has fetched."""
        return self._rows

    async def close(self) -> None:
        """Nothing is left open."""

    def _run(self, connection: sqlite3.Connection, sql: str, parameters: Sequence[Any]) -> None:
        self._keep(connection.execute(sql, parameters))

    def _run_many(self, connection: sqlite3.Connection, sql: str, parameters: Iterable[Sequence[Any]]) -> None:
        self._keep(connection.executemany(sql, parameters))

    def _keep(self, cursor: sqlite3.Cursor) -> None:
        self._rows = cursor.fetchall()
        self.description, self.rowcount, self.lastrowid = cursor.description, cursor.rowcount, cursor.lastrowid
        cursor.close()


class _Connection(aiosqlite.Connection):
    """aiosqlite's connection with our cursors. Its thread does not keep a dying process alive."""

    def __init__(self, path: Path, pragmas: Sequence[str]) -> None:
        super().__init__(lambda: _connect(path, pragmas), iter_chunk_size=64)
        self._thread.daemon = True
        self._waiting: list[str] = []
        self._visit_under_way: object | None = None

    async def create_function(self, name: str, num_params: int, func: Callable[..., Any], deterministic: bool = False) -> None:
        """As aiosqlite's, on the spot: SQLAlchemy asks for it when it has opened a connection, and may be cancelled then."""
        self._conn.create_function(name, num_params, func, deterministic=deterministic)

    def put_off(self, sql: str) -> None:
        """Run the statement with the next one that has an answer."""
        self._waiting.append(sql)

    async def run(self, work: Any, *args: Any) -> None:
        """Run what was put off, and then `work(connection, *args)`; in the connection's thread if that may have to wait, or if
        the thread is still at something whose caller was cancelled: two at once would be the end of the process.
        """
        if _MAY_WAIT in self._waiting or self._visit_under_way is not None:
            await self._visit(work, *args)
        else:
            first, self._waiting = self._waiting, []
            _one_after_the_other(self._conn, first, work, args)

    async def _visit(self, work: Any, *args: Any) -> None:
        first, self._waiting = self._waiting, []
        visit = self._visit_under_way = object()

        def in_the_thread(connection: sqlite3.Connection) -> None:
            try:
                _one_after_the_other(connection, first, work, args)
            finally:
                if self._visit_under_way is visit:
                    self._visit_under_way = None

        await self._execute(in_the_thread, self._conn)  # type: ignore[no-untyped-call]  # aiosqlite leaves it bare

    async def commit(self) -> None:
        """Keep what was done. Waits for the disk, if anything was written."""
        await self._visit(sqlite3.Connection.commit)

    async def rollback(self) -> None:
        """Undo what was done, if anything was."""
        self._waiting.clear()
        if self.in_transaction:
            await self.run(sqlite3.Connection.rollback)

    async def close(self) -> None:
        """Close the file and let the thread end. Again, or after a cancelled use, it changes nothing and waits for nothing.

        aiosqlite's own waits for the thread, which may have ended already, and then for ever.
        """
        self._waiting.clear()
        if self._connection is None:
            return
        if self._visit_under_way is None:
            self._connection.close()
            self._connection = None
        self.stop()

    def stop(self) -> None:
        """Let the thread end after what it is at, and close then what is open. Nobody is told: the loop may be gone by then."""

        def end() -> object:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
            return _STOP_RUNNING_SENTINEL

        self._running = False
        self._tx.put_nowait((None, end))

    def cursor(self) -> Any:
        """One of our cursors."""
        return _Cursor(self)


def _connect(path: Path, pragmas: Sequence[str]) -> sqlite3.Connection:
    # One task at a time uses a connection, from this thread or that.
    connection = sqlite3.connect(path, isolation_level=None, cached_statements=512, check_same_thread=False)
    try:
        for pragma in pragmas:
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def _one_after_the_other(connection: sqlite3.Connection, first: Sequence[str], work: Any, args: Sequence[Any]) -> None:
    for sql in first:
        connection.execute(sql)
    work(connection, *args)


def engine(path: Path, *, begin: str, pragmas: Iterable[str] = (), connections: int = 1) -> AsyncEngine:
    """An engine on the file whose transactions begin with the statement `begin`.

    `pragmas` come on top of those that all connections have. Errors never show parameters: they are people's texts.
    """

    async def connect() -> _Connection:
        connection = _Connection(path, (*_EVERYWHERE, *pragmas))
        opening = asyncio.ensure_future(connection)
        try:
            await asyncio.shield(opening)
        except asyncio.CancelledError:
            # It takes milliseconds. The loop must not be gone when the thread tells it that the file is open.
            await asyncio.wait({opening})
            await connection.close()
            raise
        return connection

    made = create_async_engine(
        URL.create("sqlite+aiosqlite", database=str(path)),
        async_creator=connect,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_use_lifo=True,
        pool_timeout=60,
        hide_parameters=True,
    )

    @event.listens_for(made.sync_engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return made


def meaning(error: BaseException, path: Path) -> errors.StoreError | None:
    """What a driver's error means for whoever runs Vertti; None when it is not about the file but about our own statement."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None:
        return None
    reason = str(cause)
    # The low byte is the kind of error, the rest its detail.
    match code & 0xFF:
        case sqlite3.SQLITE_FULL:
            return errors.DatabaseFull(path)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_CANTOPEN:
            return errors.DataDirReadOnly(path, reason)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return errors.DatabaseDamaged(path, reason)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return errors.DatabaseInUse(path)
        case sqlite3.SQLITE_IOERR:
            return errors.DatabaseUnreachable(path, reason)
    return None
