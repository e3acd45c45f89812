"""Where a group meets: one address for all its sessions, and another for single ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from facilitation import papers
from facilitation.effects import Decision, Say, ToRoom
from facilitation.group import Group
from facilitation.refusals import NoSuchSession, Refusal
from facilitation.schedule import NotMovable
from facilitation.session import Session, SessionState
from facilitation.words import Url, When, Words, words

LONGEST_LINK = 500
"""Characters."""


class BadLink(Refusal):
    """The text is no http or https address, holds spaces or invisible characters, or is longer than 500 characters."""

    def __init__(self, link: str) -> None:
        super().__init__(words("schedule-bad-link", most=LONGEST_LINK))
        self.link = link


def set_link(group: Group, number: int | None, link: str, now: datetime) -> Decision:
    """Give one session the address where it meets. Without a number: all of them, when the group has no address yet, else the
    next one.

    The address that it has already changes nothing. Raises `BadLink`, `NoSuchSession` (also when there is no next one),
    `NotMovable` for a session that is over.
    """
    address = checked_link(link)
    session = group.next_session(now) if number is None else group.session(number)
    if session is None:
        raise NoSuchSession(0 if number is None else number)
    if number is None and group.meeting_link is None and session.link is None:
        return _for_all(group, address, now)
    if session.state not in (SessionState.PLANNED, SessionState.OPEN):
        raise NotMovable(session.number)
    if group.link_of(session) == address:
        return Decision(group)
    key = f"link:{session.number}:{session.revision}:v{group.version}"
    linked = replace(session, link=address)
    changed = group.replacing(linked)
    news = _link_news(group, session, address, now)
    return Decision(changed, (Say(ToRoom(), key, (news,)), *papers.changed_calendar(changed, key, linked)))


def checked_link(link: str) -> str:
    """The address as it may be shown to people. Raises `BadLink`."""
    try:
        parts = urlsplit(link)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        sound = False
    if not sound or len(link) > LONGEST_LINK or not all(one.isprintable() and not one.isspace() for one in link):
        raise BadLink(link)
    return link


def _for_all(group: Group, address: str, now: datetime) -> Decision:
    changed = replace(group, meeting_link=address)
    key = f"link:all:v{group.version}"
    ahead = tuple(one for one in papers.to_come(changed, now) if one.link is None)
    news = words("schedule-link-of-all", link=Url(address))
    return Decision(changed, (Say(ToRoom(), key, (news,)), *papers.changed_calendar(changed, key, *ahead)))


def _link_news(group: Group, session: Session, address: str, now: datetime) -> Words:
    following = group.next_session(now)
    if following is not None and following.number == session.number:
        return words("session-news-link-set", link=Url(address))
    return words("schedule-link-of", date=When(session.begins()), link=Url(address))
