"""All that is stored of one person, as values for a JSON file. The keys are documented in `docs/privacy.md`."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from bot.chat.port import File
from bot.store.transaction import Tx
from facilitation import calendar, privacy
from facilitation.commitments import Commitment
from facilitation.group import Group, GroupState
from facilitation.session import PersonId

FORMAT = "vertti-mydata/1"
NAME = "vertti-mydata.json"
KEYS: tuple[tuple[str, str], ...] = (
    ("format", "which version of this list the file follows"),
    ("made_at", "when the file was made; all moments are UTC, ISO 8601"),
    ("person", "the user id of whom it is about"),
    ("settings", "what the person chose for the direct conversation; null when nothing was chosen"),
    ("settings.language", "`fi`, `sv`, `en`, or null: as the group"),
    ("settings.quiet", "whether private reminders are off"),
    ("devices", "what was seen of the person's devices"),
    ("devices.identity", "the public key of the cross-signing identity, or null"),
    ("devices.told_of[]", "the unverified devices that the person was told of"),
    ("direct_conversation", "the platform's id of the direct room, or null"),
    ("open_question", "the question that waits for the person's answer, or null"),
    ("open_question.kind", "which question"),
    ("open_question.payload", "what is needed to go on"),
    ("open_question.asked_at", "when it was asked"),
    ("groups[]", "each group that knows the person, also one that they have left"),
    ("groups[].name", "the group's name"),
    ("groups[].key", "the key by which program and configuration know the group"),
    ("groups[].state", "`planned`, `running` or `ended`"),
    ("groups[].kept_days_after_end", "the retention"),
    ("groups[].erased_on", "the day on which all of it is erased, once the group has ended; else null"),
    ("groups[].shown_name", "the display name, as it was on joining"),
    ("groups[].role", "`facilitator`, `host`, `member` or `guest`"),
    ("groups[].standing", "`invited`, `joined`, `left` or `declined`"),
    ("groups[].welcomed", "whether the welcome message was sent"),
    ("groups[].agreement_accepted_at", "when the agreement was accepted, or null"),
    ("groups[].marked_as_left", "whether there is a hashed mark that the person left or asked to be forgotten"),
    ("groups[].sign_ups[]", "the answers to the question who can come; not who came, which is not recorded"),
    ("groups[].sign_ups[].meeting", "the number of the meeting"),
    ("groups[].sign_ups[].begins_at", "when it begins"),
    ("groups[].sign_ups[].answer", "`coming`, `late`, `unsure` or `away`"),
    ("groups[].open_pulses[]", "the pulses that are open and ask the person"),
    ("groups[].open_pulses[].meeting", "the number of the meeting before which it was asked"),
    ("groups[].open_pulses[].answers", "question → answer from 1 to 5, null where skipped"),
    ("groups[].open_pulses[].messages[]", "the ids of the messages with the answers, which are taken back at closing"),
    ("groups[].open_feedback", "the feedback that is open and asks the person, or null"),
    ("groups[].open_feedback.answers", "question → the answer: a value or words, null where skipped"),
    ("groups[].open_feedback.messages[]", "the ids of the messages with questions and answers, which are taken back at closing"),
    ("groups[].commitments[]", "what the person tries until the next meeting, and hopes for from the programme"),
    ("groups[].commitments[].words", "the person's own words"),
    ("groups[].commitments[].since", "when it was begun"),
    ("groups[].commitments[].goal", "whether it is for the whole programme"),
    ("groups[].commitments[].visibility", "who sees it: `me`, `pair` or `group`"),
    ("groups[].commitments[].status", "how it was going when asked: `done`, `under_way`, `changed`, `not_this_time`, or null"),
    ("groups[].commitments[].asked_at", "when that was asked last, or null"),
    ("groups[].commitments_of_others_shared_with_you_alone", "how many others have shared theirs with this person alone"),
    ("groups[].topics[]", "the topics that the person gave for the group's list"),
    ("groups[].topics[].number", "the number in the list"),
    ("groups[].topics[].text", "the topic"),
    ("groups[].wishes[]", "what the person chose in the needs survey that is open: keys of the programme's options"),
    ("groups[].behind_the_last_pulse_result", "whether the person was among those behind the last joint result"),
    ("groups[].behind_the_last_feedback", "whether the person was among those behind the last feedback"),
    ("groups[].four_answers_are_enough", "whether the person agreed that four answers are enough"),
    ("groups[].waits_for_a_turn", "whether the person's turn in the round that is under way is still to come"),
    ("groups[].drawn_into_pairs", "how often the person was drawn into a pair with somebody"),
    ("groups[].would_bring_a_case", "whether the person has said that they would bring a case"),
    ("groups[].wishes_for_a_sparring_pair", "whether the person wishes for a sparring pair"),
    ("groups[].written_to_unasked[]", "when the person was written to without having asked"),
    ("groups[].written_to_unasked[].kind", "what kind of message"),
    ("groups[].written_to_unasked[].at", "when"),
    ("groups[].for_the_facilitators[]", "what the facilitators will be told about the person in their next daily message"),
    ("groups[].for_the_facilitators[].what", "the message's name in the catalogue"),
    ("groups[].for_the_facilitators[].at", "when it was put there"),
    ("groups[].board[]", "the offers and asks that the person put on the group's board"),
    ("groups[].board[].number", "its number there"),
    ("groups[].board[].kind", "`offer` or `ask`"),
    ("groups[].board[].words", "what it says"),
    ("groups[].board[].at", "when it was put there"),
    ("groups[].questions_for_guests[]", "the person's questions for guests, until the meeting is over"),
    ("groups[].questions_for_guests[].meeting", "the number of the meeting"),
    ("groups[].questions_for_guests[].words", "the question"),
    ("groups[].questions_for_guests[].passed_on", "whether those who lead have it, without a name"),
    ("briefings[]", "the briefings that the person is to give as a guest"),
    ("briefings[].group", "the group's name"),
    ("briefings[].begins_at", "when the meeting begins"),
    ("briefings[].topic", "the topic"),
    ("briefings[].minutes", "how long it takes"),
    ("forgotten_by[]", "groups that keep nothing but the hashed mark of the person: the group's name"),
    ("configuration[]", "what was last taken over from the configuration file"),
    ("configuration[].group", "the key of the group in the file"),
    ("configuration[].role", "the role there"),
    ("messages[]", "what was to be sent to the person, or about inviting or removing them; without the text"),
    ("messages[].kind", "what was done: `send`, `poll`, `file`, `invite`, `remove`, …"),
    ("messages[].about", "what it was about, or null"),
    ("messages[].state", "`waiting`, `sent`, `parked` (refused), `superseded` or `expired`"),
    ("messages[].decided_at", "when it was decided"),
    ("messages[].settled_at", "when it was sent or given up, or null"),
    ("messages[].event", "the platform's id of what was sent, or null"),
    ("elsewhere[]", "where more lies, which the program cannot put into this file"),
    ("elsewhere[].where", "where"),
    ("elsewhere[].what", "what"),
    ("elsewhere[].until", "until when"),
)
"""Every key that the file may have, and what it means. `[]` stands for each one of a list."""


async def file_of(tx: Tx, person: PersonId, now: datetime, *, encrypts: bool) -> File:
    """The file for that person. `now` is the aware moment that it bears. `encrypts`: the platform does, from end to end."""
    text = json.dumps(await data_of(tx, person, now, encrypts=encrypts), ensure_ascii=False, indent=2)
    return File(NAME, "application/json", (text + "\n").encode())


async def data_of(tx: Tx, person: PersonId, now: datetime, *, encrypts: bool) -> dict[str, Any]:
    """All rows that are about the person, as JSON values; `encrypts` as for the file."""
    settings = await tx.people.settings(person)
    question = await tx.dialogues.get(person)
    known = await tx.groups.naming(person)
    return {
        "format": FORMAT,
        "made_at": _moment(now),
        "person": person,
        "settings": {"language": settings.language, "quiet": settings.quiet} if await tx.people.has(person) else None,
        "devices": {"identity": await tx.devices.identity(person), "told_of": sorted(await tx.devices.told(person))},
        "direct_conversation": await tx.rooms.direct_room(person),
        "open_question": None
        if question is None
        else {"kind": question.kind, "payload": dict(question.payload), "asked_at": _moment(question.asked_at)},
        "groups": [await _group(tx, one, person) for one in known],
        "briefings": await _briefings(tx, person),
        "forgotten_by": [
            one.name for one in await tx.groups.all() if one not in known and await tx.groups.has_left(one.id, person)
        ],
        "configuration": [{"group": key, "role": role} for key, role in await tx.erasing.configured(person)],
        "messages": [
            {
                "kind": one.kind,
                "about": one.about,
                "state": one.state.value,
                "decided_at": _moment(one.created_at),
                "settled_at": _moment(one.sent_at),
                "event": one.platform_id,
            }
            for one in await tx.erasing.messages_about(person)
        ],
        "elsewhere": [
            {"where": one.name, "what": one.what, "until": one.until.text}
            for one in privacy.on_a_platform(encrypts=encrypts)
            if one.place is not privacy.Place.DATABASE and one.whose is privacy.Whose.PERSON
        ],
    }


async def _group(tx: Tx, group: Group, person: PersonId) -> dict[str, Any]:
    member = group.member(person)
    if member is None:
        raise LookupError("a group that does not know the person")
    pulses = []
    for group_id, number in await tx.pulses.open_ones(person):
        if group_id == group.id and (pulse := await tx.pulses.load(group_id, number)) is not None:
            messages = [event for who, event in await tx.pulses.events(group_id, number) if who == person]
            pulses.append({"meeting": number, "answers": dict(pulse.answers.get(person, {})), "messages": messages})
    circle, heard = await tx.circles.load(group.id), await tx.feedback_circles.load(group.id)
    ended = group.state is GroupState.ENDED and group.ended_at is not None
    return {
        "name": group.name,
        "key": group.key,
        "state": group.state.value,
        "kept_days_after_end": group.retention.days,
        "erased_on": calendar.deletion_day(group).date().isoformat() if ended else None,
        "shown_name": member.name,
        "role": member.role.value,
        "standing": member.standing.value,
        "welcomed": member.welcomed,
        "agreement_accepted_at": _moment(member.agreed_at),
        "marked_as_left": await tx.groups.has_left(group.id, person),
        "sign_ups": [
            {"meeting": one.number, "begins_at": _moment(one.begins()), "answer": one.rsvps[person].value}
            for one in group.sessions
            if person in one.rsvps
        ],
        "open_pulses": pulses,
        "open_feedback": await _feedback(tx, group, person),
        "commitments": [_commitment(one) for one in await tx.commitments.of_person(group.id, person)],
        "commitments_of_others_shared_with_you_alone": sum(one.pair == person for one in await tx.commitments.of_group(group.id)),
        "topics": [
            {"number": one.number, "text": one.text} for one in await tx.topics.of_group(group.id) if one.person == person
        ],
        "wishes": list(survey.answers.get(person, ())) if (survey := await tx.needs.load(group.id)) is not None else [],
        "behind_the_last_pulse_result": circle is not None and person in circle.people,
        "behind_the_last_feedback": heard is not None and person in heard.people,
        "four_answers_are_enough": person in await tx.circles.agreed(group.id),
        **await _together(tx, group, person),
        "written_to_unasked": [{"kind": one.kind, "at": _moment(one.at)} for one in await tx.unasked.about(group.id, person)],
        "board": [
            {"number": one.number, "kind": one.kind, "words": one.words, "at": _moment(one.at)}
            for one in await tx.boards.entries(group.id)
            if one.person == person
        ],
        "questions_for_guests": [
            {"meeting": one.session, "words": one.words, "passed_on": one.passed_on}
            for one in await tx.briefings.of_person(group.id, person)
        ],
        "for_the_facilitators": [
            {"what": key, "at": _moment(at)} for at, key in await tx.erasing.notices_about(group.id, {person, member.called})
        ],
    }


async def _together(tx: Tx, group: Group, person: PersonId) -> dict[str, Any]:
    running, met = await tx.activities.load(group.id), await tx.activities.met(group.id)
    return {
        "waits_for_a_turn": running is not None and any(one.person == person for one in running.turns),
        "drawn_into_pairs": sum(times for two, times in met.items() if person in two),
        "would_bring_a_case": person in await tx.activities.queue(group.id),
        "wishes_for_a_sparring_pair": person in await tx.sparring.wishing(group.id),
    }


def _commitment(one: Commitment) -> dict[str, Any]:
    return {
        "words": one.text,
        "since": _moment(one.since),
        "goal": one.goal,
        "visibility": one.visibility.value,
        "status": None if one.status is None else one.status.value,
        "asked_at": _moment(one.asked_at),
    }


async def _briefings(tx: Tx, person: PersonId) -> list[dict[str, Any]]:
    found = []
    for group_id, number in await tx.briefings.of_guest(person):
        group = await tx.groups.load(group_id)
        session = group.session(number)
        if session is not None and session.briefing is not None:
            briefing = session.briefing
            about = {"topic": briefing.topic, "minutes": briefing.minutes}
            found.append({"group": group.name, "begins_at": _moment(session.begins()), **about})
    return found


async def _feedback(tx: Tx, group: Group, person: PersonId) -> dict[str, Any] | None:
    asked = await tx.feedbacks.load(group.id)
    if asked is None or asked.closed or person not in asked.people:
        return None
    messages = [message for who, message, _ in await tx.feedbacks.messages(group.id) if who == person]
    return {"answers": dict(asked.answers.get(person, {})), "messages": messages}


def _moment(instant: datetime | None) -> str | None:
    return None if instant is None else instant.isoformat(timespec="seconds")
