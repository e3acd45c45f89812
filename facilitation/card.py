"""The card of a running phase: its name, until when it lasts, what comes next. It is the one message that is changed in place.

A phase has a clock: it can be given more minutes, and it can stand. The end is always told as a time of day, never counted down.
Under the card stand three signs for a facilitator with busy hands; whatever is pressed is taken away again, so that it can be
pressed once more.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum

from facilitation import briefing, frame, prompts
from facilitation.effects import Decision, Edit, Effect, React, Redact, Say, ToRoom
from facilitation.group import Group
from facilitation.programme import PhaseTemplate, Programme
from facilitation.refusals import Refusal
from facilitation.session import Asked, Card, Session
from facilitation.words import Body, CommandRef, Phrase, When, words

EXTENSION = 5
"""Minutes, where none are named."""
LONGEST_EXTENSION = 60
"""Minutes at once."""


class Sign(StrEnum):
    """What a facilitator can press."""

    NEXT = "▶️"
    PAUSE = "⏸️"
    PROMPT = "⏭️"


class BadMinutes(Refusal):
    """A phase is lengthened by 1 to 60 minutes at once."""

    def __init__(self) -> None:
        super().__init__(words("card-bad-minutes", most=LONGEST_EXTENSION, example=words("command-session-extend-example")))


class ClockStands(Refusal):
    """The clock stands already."""

    def __init__(self) -> None:
        super().__init__(words("card-stands", command=CommandRef("session-resume")))


class ClockRuns(Refusal):
    """The clock is running already."""

    def __init__(self) -> None:
        super().__init__(words("card-runs", command=CommandRef("session-pause")))


def sign_of(pressed: str) -> Sign | None:
    """The sign that was pressed; some apps leave out that it is to be drawn in colour."""
    return next((one for one in Sign if _bare(one) == _bare(pressed)), None)


def key_of(session: Session, card: Card) -> str:
    """The key of the card's message."""
    return f"phase:{session.number}:{session.revision}:{card.number}"


def is_card(about: str) -> bool:
    """Whether what has this key is the card of some phase."""
    return about.startswith("phase:")


def of(group: Group, session: Session, programme: Programme) -> Card:
    """The card of the open session."""
    if session.card is not None:
        return session.card
    # It was opened by a Vertti that kept no card; so nothing of it has been changed.
    phase, began = session.phase or 0, session.phase_began or session.opened_at or session.begins()
    minutes = frame.phases(group, session, programme)[phase].minutes
    return Card(phase, began + timedelta(minutes=minutes))


def enter(
    group: Group,
    session: Session,
    programme: Programme,
    index: int,
    now: datetime,
    *,
    ends: datetime | None = None,
    question: Asked | None = None,
) -> tuple[Group, tuple[Effect, ...]]:
    """The group with the session in the phase of that index, and its new card; the signs move there from the one before.

    Without `ends` the phase gets its minutes, from now on. A `question` of the theme's counts as shown. A guest comes or
    goes with their phase, before anything is said of the next one.
    """
    before = None if session.phase is None else of(group, session, programme)
    minutes = frame.phases(group, session, programme)[index].minutes
    onward = session.phase is not None and index > session.phase
    card = Card(
        number=0 if before is None else before.number + 1,
        ends=ends or now + timedelta(minutes=minutes),
        question=question,
        returns_to=before.ends if before is not None and onward else None,
    )
    taken = () if before is None else take_signs(session, before)
    session = replace(session, phase=index, phase_began=now, card=card)
    group = group.replacing(session) if question is None else prompts.noted(group, session, question)
    group, guests = briefing.entered(group, session.number, programme, now)
    key = key_of(session, card)
    shown = Say(ToRoom(), key, body(group, session, programme), rings=False)
    signs = (React(ToRoom(), _sign_key(key, one), key, one) for one in Sign)
    # What is to be read comes first: a homeserver may let only so many events through at once.
    return group, (*guests, shown, *signs, *taken)


def extend(group: Group, session: Session, programme: Programme, minutes: int, now: datetime) -> Decision:
    """More time for this phase: from its end on, or from now on when that has passed. Raises `BadMinutes`."""
    if not 1 <= minutes <= LONGEST_EXTENSION:
        raise BadMinutes
    card = of(group, session, programme)
    ends = max(card.ends, card.paused_at or now) + timedelta(minutes=minutes)
    return _changed(group, session, programme, replace(card, ends=ends))


def pause(group: Group, session: Session, programme: Programme, now: datetime) -> Decision:
    """The clock stands. Raises `ClockStands`."""
    card = of(group, session, programme)
    if card.paused_at is not None:
        raise ClockStands
    return _changed(group, session, programme, replace(card, paused_at=now))


def resume(group: Group, session: Session, programme: Programme, now: datetime) -> Decision:
    """The clock goes on; the end has moved by as long as it stood. Raises `ClockRuns`."""
    card = of(group, session, programme)
    if card.paused_at is None:
        raise ClockRuns
    stood = max(timedelta(0), now - card.paused_at)
    return _changed(group, session, programme, replace(card, ends=card.ends + stood, paused_at=None))


def take_signs(session: Session, card: Card) -> tuple[Effect, ...]:
    """The signs go from a card that is changed no more."""
    key = key_of(session, card)
    return tuple(Redact(ToRoom(), f"{_sign_key(key, one)}:gone", _sign_key(key, one)) for one in Sign)


def body(group: Group, session: Session, programme: Programme) -> Body:
    """What the card says: the phase, until when, what comes then, its question; on the first one, what the signs are for."""
    card = of(group, session, programme)
    phases, index = frame.phases(group, session, programme), session.phase or 0
    phase, following = phases[index], phases[index + 1] if index + 1 < len(phases) else None
    legend = (words("card-signs"),) if card.number == 0 else ()
    minutes = _minutes(session, card)
    question = _question(group, session, programme, phase, card, minutes)
    return (*_clock(card, phase, following, minutes), *question, *legend)


def _minutes(session: Session, card: Card) -> int:
    """How long the phase lasts in all, as far as is known now."""
    return round((card.ends - (session.phase_began or card.ends)) / timedelta(minutes=1))


def _clock(card: Card, phase: PhaseTemplate, following: PhaseTemplate | None, minutes: int) -> Body:
    name, until = frame.name_of(phase), When(card.ends, "time")
    if card.paused_at is not None and following is not None:
        return (words("card-paused", phase=name, next=frame.name_of(following)),)
    if card.paused_at is not None:
        return (words("card-paused-last", phase=name),)
    if phase.key == "break":
        return (words("break", minutes=minutes, time=until),)
    if following is not None:
        return (words("session-news-card", phase=name, time=until, next=frame.name_of(following)),)
    return (words("session-news-card-last", phase=name, time=until),)


def _question(group: Group, session: Session, programme: Programme, phase: PhaseTemplate, card: Card, minutes: int) -> Body:
    theme = programme.theme(session.theme)
    match phase.key:
        case "check_in":
            return (Phrase(theme.check_in), words("round-how-phase", command=CommandRef("round")))
        case "check_out":
            return (Phrase(theme.closing), words("round-how-phase", command=CommandRef("round")))
        case "look_back":
            return (words("practice-look-back"),)
        case "commitments":
            goal = (words("commitment-goal-how"),) if frame.position(group, session)[0] in frame.GOAL_ASKED_AT else ()
            return (words("commitment-ask"), words("commitment-how"), *goal)
        case "briefing" if session.briefing is not None:
            return (words("briefing-topic", topic=session.briefing.topic),)
        case "discussion" if card.question is not None:
            return prompts.body(group, session, programme, card.question)
        case "discussion":
            return (words("free-talk", minutes=minutes),)
    return ()


def _changed(group: Group, session: Session, programme: Programme, card: Card) -> Decision:
    card = replace(card, edits=card.edits + 1)
    session = replace(session, card=card)
    group = group.replacing(session)
    key = key_of(session, card)
    edit = Edit(ToRoom(), f"{key}:edit:{card.edits}", key, body(group, session, programme))
    return Decision(group, (edit,))


def _sign_key(card: str, sign: Sign) -> str:
    return f"sign:{card}:{sign.name.lower()}"


def _bare(sign: str) -> str:
    return sign.replace("\N{VARIATION SELECTOR-16}", "")
