"""Calendar files, read back the way a calendar reads them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from bot.papers.ics import calendar_file
from facilitation.group import Group
from facilitation.session import Session, SessionState
from facilitation.words import Language
from tests.bot.world import CATALOGUE
from tests.facilitation.mentoring import ZONE, a_group, called, programme

AT = datetime(2026, 11, 20, 10, tzinfo=UTC)


def written(group: Group, *sessions: Session) -> str:
    return calendar_file(CATALOGUE, group, sessions, Language.FI, AT).content.decode()


def events(group: Group, *sessions: Session) -> list[Any]:
    return list(Calendar.from_ical(written(group, *sessions)).walk("VEVENT"))


def test_five_o_clock_stays_five_o_clock_when_the_clocks_change() -> None:
    group = a_group()
    begins = [one.decoded("dtstart") for one in events(group, *group.sessions)]
    assert {f"{one.astimezone(ZoneInfo(ZONE)):%H:%M}" for one in begins} == {"17:00"}
    assert {f"{one.astimezone(UTC):%H:%M}" for one in begins} == {"14:00", "15:00"}


def test_a_session_lasts_as_long_as_planned() -> None:
    (event,) = events(a_group(), a_group().sessions[0])
    assert event.decoded("dtend") - event.decoded("dtstart") == timedelta(minutes=90)


def test_whoever_looks_into_the_calendar_at_work_sees_neither_theme_nor_names() -> None:
    group = a_group()
    text = written(group, *group.sessions).replace("\r\n ", "")
    assert "SUMMARY:Kirjanpitäjien vertaisryhmä" in text
    assert text.count("CLASS:PRIVATE") == 8
    for member in group.members:
        assert called(member.person) not in text
        assert member.person not in text
    for session in group.sessions:
        assert programme().theme(session.theme).title.fi not in text
    assert "ORGANIZER" not in text
    assert "ATTENDEE" not in text


def test_a_moved_session_is_the_same_entry_with_a_later_version() -> None:
    group = a_group()
    before = group.sessions[2]
    moved = before.moved_to(before.starts.plus_days(2))
    (old,), (new,) = events(group, before), events(group.replacing(moved), moved)
    assert old["uid"] == new["uid"]
    assert (int(old["sequence"]), int(new["sequence"])) == (0, 1)
    assert new.decoded("dtstart") - old.decoded("dtstart") == timedelta(days=2)


def test_every_session_of_every_group_is_an_entry_of_its_own() -> None:
    group = a_group()
    other = replace(group, key="toinen")
    uids = [str(one["uid"]) for one in (*events(group, *group.sessions), *events(other, *other.sessions))]
    assert len(set(uids)) == 16


def test_a_dropped_session_is_called_off_with_a_later_version() -> None:
    dropped = replace(a_group().sessions[2], state=SessionState.DROPPED)
    text = written(a_group(), dropped)
    assert "METHOD:CANCEL" in text
    assert "STATUS:CANCELLED" in text
    assert "SEQUENCE:1" in text
    assert "METHOD:PUBLISH" in written(a_group(), a_group().sessions[2])


def test_the_link_is_where_one_looks_for_it() -> None:
    group = replace(a_group(), meeting_link="https://meet.example.org/a,b;c")
    (event,) = events(group, group.sessions[0])
    assert event["url"] == "https://meet.example.org/a,b;c"
    assert event["location"] == "https://meet.example.org/a,b;c"
    (without,) = events(replace(group, meeting_link=None), group.sessions[0])
    assert "url" not in without


def test_a_group_s_name_cannot_add_lines_of_its_own() -> None:
    (event,) = events(replace(a_group(), name="Ryhmä\r\nATTENDEE:mailto:x@example.org; a, b"), a_group().sessions[0])
    assert "attendee" not in event
    assert str(event["summary"]).endswith("ATTENDEE:mailto:x@example.org; a, b")


@pytest.mark.parametrize("language", Language)
def test_the_file_is_named_in_the_reader_s_language(language: Language) -> None:
    file = calendar_file(CATALOGUE, a_group(), a_group().sessions[:1], language, AT)
    assert file.name == f"{ {'fi': 'tapaaminen', 'sv': 'träff', 'en': 'meeting'}[language.value] }-2026-12-01.ics"
    assert file.media_type == "text/calendar"
