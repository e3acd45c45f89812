"""Logs: one line each, and nothing of what people wrote."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot import logs
from tests.bot.world import World


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    """Leave logging the way the test run had it."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    quieted = {name: logging.getLogger(name).level for name in logs.LOUD}
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in quieted.items():
        logging.getLogger(name).setLevel(before)


def logged(level: str = "info", *, traces: bool = False) -> tuple[io.StringIO, logging.Logger]:
    stream = io.StringIO()
    logs.set_up(level, traces=traces, stream=stream)
    return stream, logging.getLogger("bot.outbox")


def test_a_line_has_utc_time_level_and_origin() -> None:
    stream, log = logged()
    log.info("%d waiting", 3)
    assert stream.getvalue().endswith("Z INFO outbox: 3 waiting\n")


def test_a_line_stays_a_line() -> None:
    stream, log = logged()
    log.warning("room %s", "!a\r\nERROR forged: b")
    assert stream.getvalue().count("\n") == 1


def test_an_exception_is_named_by_type_and_place_only() -> None:
    stream, log = logged()
    try:
        raise KeyError("what Pekka wrote")
    except KeyError:
        log.exception("the row was left")
    assert "Pekka" not in stream.getvalue()
    assert "the row was left (KeyError at test_logs.py:" in stream.getvalue()
    assert stream.getvalue().count("\n") == 1


def test_a_developer_may_see_the_trace() -> None:
    stream, log = logged(traces=True)
    try:
        raise KeyError("x")
    except KeyError:
        log.exception("the row was left")
    assert "Traceback" in stream.getvalue()


@pytest.mark.parametrize("name", ["nio.client", "sqlalchemy.engine", "apscheduler.scheduler"])
def test_libraries_are_quiet_even_when_everything_else_is_told(name: str) -> None:
    stream, log = logged("debug")
    log.debug("ours")
    logging.getLogger(name).info("theirs")
    assert "ours" in stream.getvalue()
    assert "theirs" not in stream.getvalue()


def test_who_causes_a_line_again_and_again_fills_no_disk() -> None:
    now = 0.0
    bounded = logs.Bounded(lambda: now)
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(bounded)
    log = logging.Logger("bot.chat")
    log.addHandler(handler)
    for number in range(1_000):
        log.warning("junk of %s", f"@{number}:x")
    log.warning("something else")
    assert stream.getvalue().count("junk") == logs.MOST_OF_A_KIND
    assert "something else" in stream.getvalue()
    now = 61.0
    log.warning("junk of %s", "@last:x")
    log.warning("junk of %s", "@after:x")
    assert stream.getvalue().endswith(
        f"junk of @last:x (and {1_000 - logs.MOST_OF_A_KIND} more like it before)\njunk of @after:x\n"
    )


def test_the_level_holds() -> None:
    stream, log = logged("error")
    log.warning("not worth it")
    assert stream.getvalue() == ""


def test_for_machines_a_line_is_a_json_object_with_the_ids_of_group_and_step() -> None:
    stream = io.StringIO()
    logs.set_up(as_json=True, stream=stream)
    logging.getLogger("bot.due").info("step %s of group %s: %s", "rsvp", 3, "done", extra=logs.about(3, "rsvp:1:0"))
    told = json.loads(stream.getvalue())
    assert told.pop("time").endswith("Z")
    assert told == {"level": "info", "where": "due", "message": "step rsvp of group 3: done", "group": 3, "step": "rsvp:1:0"}


def test_a_json_object_stays_on_its_line_and_holds_nothing_of_what_people_wrote() -> None:
    stream = io.StringIO()
    logs.set_up(as_json=True, stream=stream)
    try:
        raise KeyError("what Pekka wrote")
    except KeyError:
        logging.getLogger("bot.outbox").exception("room %s was left", "!a\n{}")
    assert stream.getvalue().count("\n") == 1
    assert "Pekka" not in stream.getvalue()
    assert json.loads(stream.getvalue())["error"].startswith("KeyError at test_logs.py:")


async def test_what_became_of_a_step_is_logged_with_ids_and_without_a_word(
    group_world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "bot.due")
    await group_world.until("2026-11-27T10:00")
    [asked] = [one for one in caplog.records if getattr(one, "step", None) == "rsvp:1:0"]
    assert asked.getMessage() == f"step rsvp of group {asked.group}: done"  # type: ignore[attr-defined]
