"""It does not follow the conversation: what people say to each other is in no file of Vertti's and in no request of it."""

from __future__ import annotations

import asyncio
import logging
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot import logs
from bot.chat.matrix.decrypting import Junk, KeyMissing, Opened, Opener
from bot.chat.matrix.tidy import Seen
from bot.demo.homeserver import Homeserver
from tests.e2e.attachments import attachment
from tests.e2e.canaries import Canary, found_in_files, talk
from tests.e2e.configuration import a_group, configured
from tests.e2e.living import everybody_comes
from tests.e2e.peers import Peer, peers
from tests.e2e.process import STANDING_STILL, running
from tests.e2e.program import a_program
from tests.e2e.recording import RecordedHomeserver, recorded

pytestmark = pytest.mark.e2e

FREE_TEXT = "Viestiäsi ei lue kukaan"


@contextmanager
def logged_to(path: Path) -> Iterator[None]:
    """As with `--log-level debug` and VERTTI_DEBUG=1, into that file."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    with path.open("a", encoding="utf-8") as stream:
        logs.set_up("debug", traces=True, stream=stream)
        try:
            yield
        finally:
            for handler in before:
                root.addHandler(handler)
            root.removeHandler(next(one for one in root.handlers if one not in before))
            root.setLevel(level)


@contextmanager
def cores_allowed() -> Iterator[None]:
    """Processes that begin within this may write cores, as far as this machine lets them."""
    before = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, before)


def look(canary: Canary, directory: Path, door: RecordedHomeserver, people: tuple[Peer, ...], vertti: str) -> None:
    """The word is in no file, in no request, and in nothing that Vertti said to anybody."""
    assert found_in_files(directory, canary) == {}
    assert [one[:200] for one in door.sent if canary.in_(one)] == []
    for peer in people:
        said = [read for reads in peer.timelines.values() for read in reads if read.sender == vertti]
        assert said
        assert [read for read in said if canary.in_(repr(read).encode())] == []


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What Vertti's device opened, in this process: so that not finding it means something."""
    found: list[str] = []
    really = Opener.open

    def looked_at(self: Opener, room: str, seen: Seen) -> Opened | KeyMissing | Junk:
        result = really(self, room, seen)
        if isinstance(result, Opened):
            found.append(f"{result.seen.type} {result.seen.content}")
        return result

    monkeypatch.setattr(Opener, "open", looked_at)
    return found


ENDS = ["2026-12-02T10:00", pytest.param("2027-05-25T10:00", marks=pytest.mark.slow)]
"""The morning after the first meeting, and when the group has been erased."""


@pytest.mark.parametrize("ends", ENDS)
async def test_what_people_say_to_each_other_is_nowhere(
    homeserver: Homeserver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: list[str], ends: str
) -> None:
    monkeypatch.setenv("VERTTI_DEBUG", "1")
    monkeypatch.setenv("PYTHONFAULTHANDLER", "1")
    canary = Canary()
    async with recorded(homeserver) as door, peers(homeserver, "anna", "pekka", "liisa", "matti") as people:
        anna, pekka, *_ = people
        everybody, members = tuple(people), tuple(people[1:])
        group = a_group(facilitators=[anna.id], members=[one.id for one in members], sessions=5)
        config = await configured(door, tmp_path, group)  # type: ignore[arg-type]

        with logged_to(tmp_path / "debug.log"):
            async with a_program(config) as vertti:
                me = vertti.platform.me
                await everybody_comes(vertti, *everybody)
                await vertti.until("2026-11-27T10:00")
                await talk(members, canary, (await pekka.is_asked("Pääsetkö")).id)
                await pekka.is_told(FREE_TEXT)
                await vertti.until("2026-12-01T16:58")
                await anna.says("aloita")
                await talk(members, canary)
                await pekka.is_told(FREE_TEXT, times=2)
                await vertti.quiet()
                assert len([one for one in opened if canary.word in one]) > 20
                # While it runs, with the log of the database beside it.
                look(canary, tmp_path, door, everybody, me)

        with cores_allowed():
            async with running(config, *STANDING_STILL, "--log-level", "debug") as process:
                await pekka.tells("tietoni")
                file = await pekka.sees(pekka.direct, lambda read: read.content.get("msgtype") == "m.file")
                assert pekka.id.encode() in await attachment(pekka, file.content["file"])
                await talk(members, canary)
                await pekka.is_told(FREE_TEXT, times=3)
                limits = Path(f"/proc/{process.pid}/limits").read_text(encoding="utf-8")
                assert next(line.split()[4] for line in limits.splitlines() if line.startswith("Max core file size")) == "0"
                assert await process.dies_of(signal.SIGABRT) == -signal.SIGABRT
            look(canary, tmp_path, door, everybody, me)
        assert "Fatal Python error: Aborted" in (tmp_path / "vertti.log").read_text(encoding="utf-8")

        with logged_to(tmp_path / "debug.log"):
            async with a_program(config) as vertti:
                await pekka.tells("unohda")
                await pekka.is_told("Poistanko")
                await pekka.tells("kyllä")
                await pekka.is_told("Tietosi on poistettu")
                await vertti.until(ends)
                await vertti.app.housekeeping.tidy()
                await asyncio.gather(*(one.sync() for one in everybody))
                look(canary, tmp_path, door, everybody, me)
                database = b"".join(one.read_bytes() for one in (tmp_path / "data").glob("vertti.db*"))
                assert pekka.id.encode() not in database
        written = "".join((tmp_path / name).read_text(encoding="utf-8") for name in ("debug.log", "vertti.log"))
        assert [one.id for one in everybody if one.id in written] == []


def test_a_canary_is_found_in_every_form(tmp_path: Path) -> None:
    canary = Canary()
    assert len(canary.forms) > 10
    for form in canary.forms:
        (tmp_path / "file").write_bytes(b"x" * 7 + form + b"y")
        assert found_in_files(tmp_path, canary)
    (tmp_path / "file").write_bytes(b"nothing")
    assert not found_in_files(tmp_path, canary)
