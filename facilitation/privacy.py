"""The register of what is stored, why, and until when: the only place that says it.

`docs/privacy.md` and the answer to the command `privacy` are made from it, the nightly housekeeping takes its periods from it,
and a test compares it with the tables of the database, so that nothing can be stored that is not named here.

The sentences here are for whoever answers for the data (a data protection officer reads them), in English. What members
read stands in the Fluent catalogues; `shown` names the line.
"""

from __future__ import annotations

from datetime import timedelta

from facilitation.records import activity, between_sessions, commitments, wishes
from facilitation.records.elsewhere import ELSEWHERE, FILES
from facilitation.records.entry import (
    AT_CLOSING,
    AT_CLOSING_OF_FEEDBACK,
    IN_NO_GROUP,
    OUT_OF_GROUPS,
    WHILE_IN_TOUCH,
    WHILE_RUNNING,
    WITH_GROUP,
    WITH_PERSON,
    Entry,
    Place,
    Until,
    Whose,
    Why,
    at_most,
    table,
)

__all__ = ["EVERYTHING", "IN_NO_GROUP", "NOT_STORED", "REGISTER", "Entry", "Place", "Until", "Whose", "Why", "shown_lines"]

HANDLED_EVENTS = timedelta(days=30)
"""How long the ids of handled events are kept."""
SENT_MESSAGES = timedelta(days=70)
"""How long is remembered that a message was sent (not its text): long enough for a poll or the plan to be closed or edited a
rhythm or two later."""
UNREADABLE_EVENTS = timedelta(hours=24)
"""How long the ids of events are kept that could not be opened."""
OPEN_QUESTIONS = timedelta(hours=24)
"""How long a question in a direct conversation lies in the database; it lapses after half an hour."""
SAID_UNASKED = timedelta(days=30)
"""How long is remembered that somebody was written to unasked."""


REGISTER: tuple[Entry, ...] = (
    # --- people ---
    table(
        "members", "group_id person position role standing name",
        "Who belongs to the group: user id, display name, role, and whether they are invited, joined, left or declined.",
        Why.BELONGING, WITH_PERSON, Whose.PERSON, special=True, shown="identity",
    ),
    table(
        "members", "welcomed",
        "Whether the welcome message was sent.",
        Why.DELIVERY, WITH_PERSON, Whose.PERSON,
    ),
    table(
        "members", "agreed_at",
        "When the person accepted the agreement.",
        Why.AGREEMENT, WITH_PERSON, Whose.PERSON, shown="agreement",
    ),
    table(
        "people", "person language quiet",
        "The language and the quiet that a person chose for their direct conversation.",
        Why.WISHES, OUT_OF_GROUPS, Whose.PERSON, shown="settings",
    ),
    table(
        "closed_rooms", "room group_id",
        "Which room of the platform is a group's closed room, until Vertti has left it.",
        Why.DELIVERY, Until("erased when Vertti leaves that room, and with the group"), Whose.GROUP,
    ),
    table(
        "rooms", "room group_id person idle_since",
        "Which room of the platform is the group's, and which is the direct conversation with whom; since when that person is "
        "known to be in no group.",
        Why.DELIVERY, WHILE_IN_TOUCH, Whose.PERSON, shown="direct",
    ),
    table(
        "departures", "group_id mark",
        "A keyed hash for each person who left of their own will or asked to be forgotten: without the key, which lies in the "
        "same database, nobody can be read from it; with it, one can only test whether a known person is meant.",
        Why.WISHES, WITH_GROUP, Whose.PERSON, shown="left",
    ),
    table(
        "dialogues", "person kind payload asked_at",
        "The one question that is open with a person in their direct conversation, and what is needed to go on; a command that "
        "waits for the choice of a group stands in it as it was typed.",
        Why.DELIVERY, at_most(OPEN_QUESTIONS), Whose.PERSON,
    ),
    # --- groups and meetings ---
    table(
        "groups",
        "id key name language zone first_clock first_zone every_days session_count skip length quiet_start quiet_end programme "
        "state meeting_link room_opened_at check_in pulse_minimum retention ended_at plan_message plan_unseen_since version "
        "join_code trouble closed_room",
        "The group: its name, rhythm, settings, video link, join code and state, and what is wrong with its room.",
        Why.RHYTHM, WITH_GROUP, Whose.GROUP,
    ),
    table(
        "sessions",
        "group_id number theme clock zone state revision link opened_at ended_at phase phase_began prompts_shown card",
        "The meetings: time, theme, link, phase. Never who came.",
        Why.RHYTHM, WITH_GROUP, Whose.GROUP,
    ),
    table(
        "sessions", "rsvps",
        "What each person answered to the question whether they can come. An answer, not attendance; on leaving, those about "
        "meetings still to come go.",
        Why.COMING, WITH_PERSON, Whose.PERSON, shown="rsvp",
    ),
    table(
        "steps", "id group_id key kind session revision due useful_until outcome settled_at",
        "The schedule: what is due when, and whether it was done.",
        Why.RHYTHM, WITH_GROUP, Whose.GROUP,
    ),
    table(
        "notices", "id group_id body at",
        "What the facilitators will be told once a day (a name, and what happened), until it is sent.",
        Why.DELIVERY, Until("erased when sent, once a day"), Whose.PERSON,
    ),
    # --- the pulse ---
    table(
        "pulses", "group_id session asked_at closed",
        "That a pulse was opened, and whether it is closed.",
        Why.PULSE, WITH_GROUP, Whose.GROUP,
    ),
    table(
        "pulse_people", "group_id session person position",
        "Who is asked in an open pulse.",
        Why.PULSE, AT_CLOSING, Whose.PERSON, shown="pulse",
    ),
    table(
        "pulse_answers", "group_id session person item value",
        "Each person's answers in an open pulse, from 1 to 5. At closing, only bands are posted, from a minimum of answers on.",
        Why.PULSE, AT_CLOSING, Whose.PERSON, special=True,
    ),
    table(
        "pulse_events", "id group_id session person event",
        "The ids of the messages in which a person answered, so that they can be taken back at closing.",
        Why.PULSE, AT_CLOSING, Whose.PERSON,
    ),
    table(
        "pulse_minimums", "group_id session minimum",
        "How many answers a question of a pulse needs, as was said when it was asked.",
        Why.PULSE, WITH_GROUP, Whose.GROUP,
    ),
    table(
        "circles", "group_id size",
        "How many people stood behind the first joint result, so that later ones cannot be compared with it.",
        Why.PULSE, WITH_GROUP, Whose.GROUP,
    ),
    table(
        "circle_people", "group_id person position",
        "Whom the first joint result was about, and so all later ones: with others in it, a comparison could give somebody "
        "away. Not what they answered, nor whether.",
        Why.PULSE, WITH_PERSON, Whose.PERSON, shown="circle",
    ),
    table(
        "four_answers", "group_id person at",
        "Which members agreed that four answers are enough for a joint result, and when.",
        Why.PULSE, WITH_PERSON, Whose.PERSON, shown="four",
    ),
    # --- the feedback after a meeting ---
    table(
        "feedbacks", "group_id session asked_at closed minimum",
        "That feedback was asked for the last time, how many answers it needs, and whether it is closed.",
        Why.FEEDBACK, WITH_GROUP, Whose.GROUP,
    ),
    table(
        "feedback_circles", "group_id size",
        "How many people stood behind the first feedback, so that later ones cannot be compared with it.",
        Why.FEEDBACK, WITH_GROUP, Whose.GROUP,
    ),
    table(
        "feedback_circle_people", "group_id person position",
        "Whose the first feedback was, and so all later ones. Not what they answered, nor whether.",
        Why.FEEDBACK, WITH_PERSON, Whose.PERSON, shown="feedback-circle",
    ),
    table(
        "feedback_people", "group_id person position",
        "Who is asked for feedback, while it is open.",
        Why.FEEDBACK, AT_CLOSING_OF_FEEDBACK, Whose.PERSON, shown="feedback",
    ),
    table(
        "feedback_answers", "group_id person item value words",
        "Each person's feedback while it is open, in words only after they confirmed them. At closing it is delivered all at "
        "once, shuffled and without names, from a minimum of answers on.",
        Why.FEEDBACK, AT_CLOSING_OF_FEEDBACK, Whose.PERSON,
    ),
    table(
        "feedback_messages", "id group_id person message whose",
        "The ids of the messages with questions and answers, so that they can be taken back at closing.",
        Why.FEEDBACK, AT_CLOSING_OF_FEEDBACK, Whose.PERSON,
    ),
    *activity.LINES,
    # --- devices, limits, rooms ---
    table(
        "identities", "person identity",
        "The public key of a person's cross-signing identity, as it was last seen: the facilitator is told when it is another.",
        Why.SAFETY, OUT_OF_GROUPS, Whose.PERSON, shown="devices", encrypted=True,
    ),
    table(
        "left_out_devices", "person device",
        "Which unverified devices a person was told of, so that they are told once.",
        Why.SAFETY, OUT_OF_GROUPS, Whose.PERSON, encrypted=True,
    ),
    table(
        "set_going", "id mark what group_id at",
        "That somebody began a group or invited somebody, counted for the limits: a keyed hash, never the person. It stays on "
        "`forget`, so that leaving does not give back what was used up.",
        Why.RESTRAINT, Until("invitations after a day; groups with the group"), Whose.PERSON,
    ),
    table(
        "successors", "room group_id",
        "Which room took the place of a group's room.",
        Why.DELIVERY, WITH_GROUP, Whose.GROUP,
    ),
    # --- sending and receiving ---
    table(
        "outbox",
        "id key destination group_id about refers_to kind state claimed attempts not_before useful_until platform_id created_at "
        "sent_at error fleeting",
        "What was decided to be sent, to which group or person, about what kind of thing, and what became of it. Without the "
        "text.",
        Why.DELIVERY, at_most(SENT_MESSAGES, "; with the group; on `forget`"), Whose.PERSON, shown="sent",
    ),
    table(
        "outbox", "action",
        "The text of a message (or the content of a file) that waits to be sent.",
        Why.DELIVERY, Until("erased in the moment in which it is sent, refused or out of date"), Whose.PERSON,
    ),
    table(
        "unasked", "id group_id person kind at",
        "When a group or a person was last written to unasked, and what kind of message it was.",
        Why.RESTRAINT, at_most(SAID_UNASKED), Whose.PERSON,
    ),
    table(
        "ledger", "event at",
        "The ids of events that have been handled. Neither who sent them nor what they said.",
        Why.DELIVERY, at_most(HANDLED_EVENTS), Whose.NOBODY,
    ),
    table(
        "unreadable", "event room at",
        "The ids of events whose key has not come yet, without their content.",
        Why.DELIVERY, at_most(UNREADABLE_EVENTS), Whose.GROUP, encrypted=True,
    ),
    table(
        "meta", "key value",
        "Values of the program itself: how far the homeserver's events were read, the key of the hashes, the "
        "rehearsal's clock, when a restored backup was taken, which device Vertti is, when Vertti last looked what is due, heard "
        "from the homeserver and could write.",
        Why.OPERATION, WHILE_RUNNING, Whose.NOBODY,
    ),
    table(
        "applied", "key value",
        "What was last taken over from each group in the configuration: its settings, and the user ids in their roles.",
        Why.BELONGING,
        Until("erased with the group, but for the key of its entry; a person's id at once on `forget`"),
        Whose.PERSON,
    ),
    *commitments.ENTRIES,
    *between_sessions.REGISTER,
    *wishes.RECORDS,
)  # fmt: skip
"""Everything in the database."""


EVERYTHING: tuple[Entry, ...] = (*REGISTER, *FILES, *ELSEWHERE)

NOT_STORED: tuple[str, ...] = (
    "what people write to each other: text, pictures, files, voice, edits, threads, reactions, polls of their own",
    "who came to a meeting, who spoke, and for how long: there is no attendance register",
    "video calls, in which Vertti takes no part",
    "text in the direct conversation that is neither a command nor an answer to a question",
    "read receipts, presence, typing, IP addresses, profiles beyond the display name",
)
"""What is never stored."""


def on_a_platform(*, encrypts: bool) -> tuple[Entry, ...]:
    """The lines that hold there, in the register's order. `encrypts`: the platform encrypts from end to end."""
    return tuple(one for one in EVERYTHING if one.encrypted in (None, encrypts))


def shown_lines(*, encrypts: bool) -> tuple[str, ...]:
    """What is shown to the person it is about: the last parts of the names of Fluent messages. `encrypts` as above."""
    return tuple(dict.fromkeys(one.shown for one in on_a_platform(encrypts=encrypts) if one.shown is not None))
