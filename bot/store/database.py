"""The database: opened once, written by one, read by several."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.store.data_dir import DATABASE, DataDir
from bot.store.errors import DatabaseClosed
from bot.store.migrate import upgrade
from bot.store.sqlite import engine, meaning
from bot.store.tables import metadata
from bot.store.transaction import Tx
from bot.store.writer import Writer, run_callbacks

T = TypeVar("T")

_READERS = 4
_DURABLE = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL")
_FLEETING = ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = OFF")


class Database:
    """Vertti's memory. Get one with `open` or `in_memory`, and `close` it.

    `write` and `read` take a unit of work: a function of a `Tx` that does no network I/O and keeps nothing of the `Tx`.
    """

    def __init__(self, path: Path, pragmas: tuple[str, ...], let_go: Callable[[], None]) -> None:
        self._path = path
        self._let_go = let_go
        self._engine = engine(path, begin="BEGIN IMMEDIATE", pragmas=pragmas)
        self._readers = engine(path, begin="BEGIN", pragmas=("PRAGMA query_only = ON",), connections=_READERS)
        self._writer = Writer(self._engine, path)
        self._closed = False

    @property
    def path(self) -> Path:
        """The database's file."""
        return self._path

    @classmethod
    async def open(cls, path: Path) -> Database:
        """Open `vertti.db` in the data directory `path`, making and migrating what is not there yet.

        Raises `DataDirBusy`, `DataDirReadOnly`, `DatabaseTooNew`, `DatabaseDamaged`, `DatabaseFull`, `DatabaseInUse` and
        `DatabaseUnreachable`, whose texts are meant for the admin.
        """
        data_dir = DataDir.take(path)
        try:
            await _prepare(data_dir.database, lambda connection: upgrade(connection, data_dir.database))
            return cls(data_dir.database, _DURABLE, data_dir.release)
        except BaseException:
            data_dir.release()
            raise

    @classmethod
    async def in_memory(cls) -> Database:
        """A database for tests and previews that is gone when it is closed: a file in a directory of its own for the time."""
        directory = tempfile.mkdtemp(prefix="vertti-")

        def remove() -> None:
            shutil.rmtree(directory, ignore_errors=True)

        path = Path(directory) / DATABASE
        try:
            await _prepare(path, metadata.create_all, _FLEETING)
            return cls(path, _FLEETING, remove)
        except BaseException:
            remove()
            raise

    async def write(self, work: Callable[[Tx], Awaitable[T]]) -> T:
        """Run the work in a transaction, and return its value once that is kept for good.

        Works that wait at the same time share a commit; one that fails leaves nothing, its error comes out here, and the
        others never notice. Raises `DatabaseFull` and other `StoreError`s when nothing could be stored, `DatabaseClosed`.
        """
        return await self._writer.write(work)

    async def read(self, work: Callable[[Tx], Awaitable[T]]) -> T:
        """Run a work that only reads, on the state of one moment. What it writes is refused by the database."""
        if self._closed:
            raise DatabaseClosed
        try:
            async with self._readers.connect() as connection:
                tx = Tx(connection)
                value = await work(tx)
        except DBAPIError as error:
            told = meaning(error, self._path)
            if told is None:
                raise
            raise told from error
        run_callbacks(tx)
        return value

    async def compact(self) -> bool:
        """Write the database anew without its gaps and empty its log, so that nothing deleted is left in the files.

        For the quiet hours: it takes as much room again, for a moment. False when a reader kept the log from being emptied;
        the next time will do it.
        """

        async def work(connection: AsyncConnection) -> bool:
            driver: Any = (await connection.get_raw_connection()).driver_connection
            await driver.execute("VACUUM")
            rows = await driver.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)")
            return not next(iter(rows))[0]

        return await self._writer.upkeep(work)

    async def close(self) -> None:
        """Finish the works that wait, then close the files. Later works are refused with `DatabaseClosed`."""
        self._closed = True
        await self._writer.close()
        await self._readers.dispose()
        await self._engine.dispose()
        self._let_go()


async def _prepare(path: Path, make_schema: Callable[[Connection], None], pragmas: tuple[str, ...] = _DURABLE) -> None:
    """Bring the schema about, on a connection of its own without foreign keys (tables may be rebuilt)."""
    preparing: AsyncEngine = engine(path, begin="BEGIN IMMEDIATE", pragmas=(*pragmas, "PRAGMA foreign_keys = OFF"))
    try:
        async with preparing.begin() as connection:
            await connection.run_sync(make_schema)
    except Exception as error:
        told = meaning(error, path)
        if told is None:
            raise
        raise told from error
    finally:
        await preparing.dispose()
