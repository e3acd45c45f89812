"""Where a group meets: one link for all sessions, others for single ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitation import links, schedule
from facilitation.effects import Decision, GiveCalendar, Say, ToRoom
from facilitation.refusals import NoSuchSession
from facilitation.session import SessionState
from facilitation.words import Url, When, words
from tests.facilitation.planned import at, running, session_of, with_state

NOW = at("2026-11-20 12:00")


def test_the_first_link_without_a_number_is_for_all_sessions() -> None:
    decision = links.set_link(replace(running(), version=3), None, "https://meet.example.org/x", NOW)
    assert {decision.group.link_of(one) for one in decision.group.in_order()} == {"https://meet.example.org/x"}
    news = words("schedule-link-of-all", link=Url("https://meet.example.org/x"))
    assert decision.effects[0] == Say(ToRoom(), "link:all:v3", (news,))
    assert isinstance(decision.effects[1], GiveCalendar)
    assert len(decision.effects[1].sessions) == len(decision.group.in_order())


def test_a_session_keeps_its_own_link_when_all_get_one() -> None:
    own = links.set_link(running(), 2, "https://meet.example.org/own", NOW).group
    group = links.set_link(own, None, "https://meet.example.org/x", NOW).group
    assert group.link_of(session_of(group, 2)) == "https://meet.example.org/own"


def test_another_link_without_a_number_is_for_the_next_session() -> None:
    group = replace(running(), version=3, meeting_link="https://meet.example.org/all")
    decision = links.set_link(group, None, "https://meet.example.org/x", NOW)
    assert session_of(decision.group, 1).link == "https://meet.example.org/x"
    news = words("session-news-link-set", link=Url("https://meet.example.org/x"))
    assert decision.effects[0] == Say(ToRoom(), "link:1:0:v3", (news,))


def test_the_link_of_a_later_session_is_told_with_its_date() -> None:
    decision = links.set_link(running(), 2, "https://meet.example.org/x", NOW)
    news = decision.effects[0]
    assert isinstance(news, Say)
    date_ = When(at("2026-12-22 17:00"))
    assert news.body == (words("schedule-link-of", date=date_, link=Url("https://meet.example.org/x")),)


def test_a_link_can_still_be_given_while_the_session_is_open() -> None:
    group = with_state(running(), 1, SessionState.OPEN, at("2026-12-01 16:58"))
    assert links.set_link(group, None, "https://meet.example.org/x", at("2026-12-01 17:05")).effects


def test_the_link_that_it_has_already_says_nothing() -> None:
    group = replace(running(), meeting_link="https://meet.example.org/x")
    assert links.set_link(group, 1, "https://meet.example.org/x", NOW) == Decision(group)


def test_no_link_for_what_is_over_or_not_there() -> None:
    with pytest.raises(schedule.NotMovable):
        links.set_link(with_state(running(), 1, SessionState.HELD), 1, "https://meet.example.org/x", NOW)
    with pytest.raises(NoSuchSession):
        links.set_link(running(), 12, "https://meet.example.org/x", NOW)
    with pytest.raises(NoSuchSession):
        links.set_link(running(), None, "https://meet.example.org/x", at("2029-01-01 12:00"))


@pytest.mark.parametrize("link", ["http://a.example", "https://meet.example.org:8443/ryhmä?x=1#y", "https://" + "a" * 492])
def test_web_addresses_are_links(link: str) -> None:
    assert links.checked_link(link) == link


@pytest.mark.parametrize(
    "link",
    [
        "",
        "meet.example.org/x",
        "ftp://meet.example.org",
        "javascript:alert(1)",
        "https://",
        "https:///x",
        "https://meet.example.org/a b",
        " https://meet.example.org",
        "https://meet.example.org\n@room",
        "https://meet.example.org/\u202egro.elpmaxe",
        "https://meet.example.org/\u200b",
        "https://meet.example.org/\u00a0",
        "https://[::1",
        "https://meet.example.org:99999/",
        "https://" + "a" * 493,
    ],
)
def test_everything_else_is_no_link(link: str) -> None:
    with pytest.raises(links.BadLink) as caught:
        links.checked_link(link)
    assert caught.value.link == link
