"""What people say to Vertti: commands, answers to its open questions, join codes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from bot.chat.addressed import addressed
from bot.chat.manner import TYPED, Manner
from bot.chat.port import Said
from bot.commands import access
from bot.commands.access import Verdict
from bot.commands.declaration import Actor, Call, Command, Kind, Where
from bot.commands.parsing import CommandBook, Context, Mistake, Nothing, Unknown
from bot.commands.scene import Scene
from bot.destinations import answer_key
from bot.handlers import commitments, feedback, joining, own_words, pulses, too_few
from bot.handlers.desk import Desk
from bot.texts import Place
from facilitation.group import Group
from facilitation.refusals import Refusal
from facilitation.session import PersonId
from facilitation.words import CommandRef, Several, words

TOO_LATE = timedelta(minutes=3)
"""A live command that arrives later than this is answered, not carried out."""
OPEN_QUESTION = timedelta(minutes=30)
"""After this an open question in a direct room lapses."""
_NAMED = frozenset(Actor) - {Actor.ANYONE}
"""The actors that a person without the right is told of."""
_FREE_TEXT = (words("errors-free-text", help_command=CommandRef("help"), scope_command=CommandRef("scope")),)
_ANSWERS = ("yes", "no")
WHICH_GROUP = "which-group"
CHOSEN_GROUP = "chosen-group"


class Speech:
    """Hears what is addressed to Vertti, in the manner of a platform. Holds the book of commands and nothing else."""

    def __init__(self, book: CommandBook, commands: Mapping[str, Command], manner: Manner = TYPED) -> None:
        self._book = book
        self._commands = commands
        self._manner = manner

    async def hear(self, desk: Desk, said: Said) -> None:
        """Understand and carry out, or say what was not understood.

        When nobody vouches for the sender, the words open no door and answer no question: only what is harmless is answered.
        """
        if said.private:
            await self._in_private(desk, said)
        else:
            await self._in_room(desk, said)

    async def _in_room(self, desk: Desk, said: Said) -> None:
        owner = await desk.tx.rooms.owner(said.room)
        if owner is None or owner.group is None:
            return
        group = await desk.tx.groups.load(owner.group)
        if not access.is_heard_in_room(group, PersonId(said.sender)):
            if self._manner.menu:
                # They see that it was taken: silence would read as if it had been done.
                await desk.write_to(PersonId(said.sender), (words("door-not-in-group"),), key=answer_key(said.event, "1"))
            return
        await self._understand(desk, said, said.text, Where.ROOM, group)

    async def _in_private(self, desk: Desk, said: Said) -> None:
        person = PersonId(said.sender)
        text = addressed(said.text, private=True) or ""
        if not said.trusted:
            groups = await desk.tx.groups.of_person(person)
            await self._understand(desk, said, text, Where.PRIVATE, groups[0] if len(groups) == 1 else None, groups)
            return
        if await joining.by_code(desk, said, text):
            return
        groups = await desk.tx.groups.of_person(person)
        chosen, repeated = await self._chosen_group(desk, person, groups, text)
        if repeated is not None:
            text = repeated
        elif await _answers_a_question(desk, person, text, said):
            return
        await self._understand(desk, said, text, Where.PRIVATE, chosen, groups)

    async def _chosen_group(
        self, desk: Desk, person: PersonId, groups: list[Group], text: str
    ) -> tuple[Group | None, str | None]:
        """The group that this private conversation is about, and the earlier words when `text` only chose the group."""
        if len(groups) == 1:
            return groups[0], None
        dialogue = await desk.tx.dialogues.get(person)
        if dialogue is None or dialogue.kind not in (WHICH_GROUP, CHOSEN_GROUP) or desk.real - dialogue.asked_at > OPEN_QUESTION:
            return None, None
        named = _group_named(text, dialogue.payload["groups"], groups)
        digit = dialogue.kind == CHOSEN_GROUP and text.isdecimal() and bool(await desk.tx.pulses.open_ones(person))
        if named is not None and not digit:
            # Also after one was chosen: the same words then go to another group.
            payload = {**dialogue.payload, "group": named.id}
            await desk.tx.dialogues.set(person, CHOSEN_GROUP, payload, desk.real)
            return named, str(dialogue.payload["text"])
        return next((one for one in groups if one.id == dialogue.payload.get("group")), None), None

    async def _understand(
        self, desk: Desk, said: Said, text: str, where: Where, group: Group | None, groups: list[Group] | None = None
    ) -> None:
        person = PersonId(said.sender)
        if where is Where.ROOM and group is not None:
            language, zone = group.language, group.zone
        else:
            language = await desk.house.scribe.language_of(desk.tx, person, group)
            zone = group.zone if group else (groups[0].zone if groups else desk.house.policy.default_zone)
        scene = Scene(desk, said, person, language, where, self._commands, group)
        context = Context(
            language=language,
            zone=zone,
            now=desk.now,
            sessions=group.sessions if group else (),
            members=group.members if group else (),
            place=Place.ROOM if where is Where.ROOM else Place.PRIVATE,
            manner=self._manner,
        )
        read = self._book.read(text, context)
        if not said.trusted and not (isinstance(read, Call) and read.command.harmless):
            # Before anything else: neither a question that stays open nor a mistake that is explained.
            await scene.answer_privately((words("handlers-not-trusted"),))
            return
        # No command that could be carried out: it may be what somebody was just asked to say in their own words.
        in_their_words = where is Where.PRIVATE and isinstance(read, Mistake | Unknown) and not self._book.is_chosen(text)
        if in_their_words and await feedback.written(desk, person, text, said.event):
            return
        if in_their_words and await own_words.written(desk, person, text, said.event):
            return
        match read:
            case Call() as call:
                await self._carry_out(scene, call, text, groups)
            case Mistake(body=body, command=command):
                if scene.actors() & command.who_at(where):
                    await scene.answer_privately(body)
                else:
                    await _say_who(scene, command)
            case Unknown() as unknown:
                await self._not_understood(scene, unknown)
            case Nothing() if where is Where.ROOM:
                await scene.answer_privately((words("handlers-say-something", help_command=CommandRef("help")),))
            case Nothing():
                # The prefix alone, or something that is no text: a picture, somebody's voice.
                await scene.answer_privately(_FREE_TEXT)

    async def _not_understood(self, scene: Scene, unknown: Unknown) -> None:
        help_command = CommandRef("help")
        if unknown.suggestion is not None:
            body = words(
                "errors-unknown-command",
                input=unknown.input,
                suggestion=CommandRef(unknown.suggestion.key),
                help_command=help_command,
            )
        elif scene.where is Where.PRIVATE:
            (body,) = _FREE_TEXT
        else:
            body = words("errors-unknown-command-no-suggestion", input=unknown.input, help_command=help_command)
        await scene.answer_privately((body,))

    async def _carry_out(self, scene: Scene, call: Call, text: str, groups: list[Group] | None) -> None:
        command = call.command
        await _close_other_questions(scene, command)
        known = scene.group is not None or (command.in_no_group_too and not groups)
        match access.verdict(command, scene.where, scene.actors(), group_known=known):
            case Verdict.ELSEWHERE:
                await _say_where(scene, command)
                return
            case Verdict.NO_GROUP:
                await self._ask_which_group(scene, self._without_own_words(scene, command, text), groups or [])
                return
            case Verdict.NO_RIGHT:
                await _say_who(scene, command)
                return
            case Verdict.CARRIED_OUT:
                pass
        if scene.group is not None and scene.group.trouble is not None and _steers(command):
            await scene.answer_privately((words("rooms-first", room_command=CommandRef("group-room")),))
            return
        if command.live and scene.desk.real - scene.said.at > TOO_LATE:
            await scene.answer_privately((words("errors-came-late", command=CommandRef(command.key)),))
            return
        try:
            await command.run(scene, call)
        except Refusal as refusal:
            await scene.answer_privately(refusal.body)

    def _without_own_words(self, scene: Scene, command: Command, text: str) -> str:
        """What to remember of a command until its group is chosen: words of one's own are not kept; they are asked for then."""
        if all(one.kind is not Kind.WORDS for one in command.parameters):
            return text
        typed = text.split()
        beginnings = (typed[:length] for length in range(len(typed), 0, -1))
        named = (one for one in beginnings if self._book.called([word.casefold() for word in one], scene.language) == command.key)
        return " ".join(next(named, typed[:1]))

    async def _ask_which_group(self, scene: Scene, text: str, groups: list[Group]) -> None:
        if not groups:
            await scene.answer_privately((words("handlers-no-group", help_command=CommandRef("help")),))
            return
        lines = tuple(f"{number}. {one.name}" for number, one in enumerate(groups, 1))
        await scene.desk.tx.dialogues.set(
            scene.person, WHICH_GROUP, {"text": text, "groups": [one.id for one in groups]}, scene.desk.real
        )
        await scene.answer_privately((words("errors-which-group", groups=Several(lines, "lines")),))


def _steers(command: Command) -> bool:
    """Whether what it does is seen in the group's room: what only those who lead may say. Another room is what they ask for."""
    return command.needs_group and not command.who & {Actor.MEMBER, Actor.ANYONE} and command.key != "group-room"


async def _say_where(scene: Scene, command: Command) -> None:
    if scene.where is Where.ROOM:
        elsewhere = words("errors-private-only", example=words(f"command-{command.key}-example"))
    else:
        elsewhere = words("errors-group-only", command=CommandRef(command.key))
    await scene.answer_privately((elsewhere,))


async def _say_who(scene: Scene, command: Command) -> None:
    """Who may not say a command is told who may, or where they may themselves."""
    if scene.where is Where.ROOM and command.in_room is not None:
        await scene.answer_privately((command.in_room.told,))
        return
    roles = tuple(words(f"roles-{one}") for one in sorted(command.who) if one in _NAMED)
    await scene.answer_privately((words("errors-no-permission", roles=Several(roles, "or"), help_command=CommandRef("help")),))


async def _answers_a_question(desk: Desk, person: PersonId, text: str, said: Said) -> bool:
    """Whether a digit answered what was asked in confidence; what was asked just now comes before what has waited."""
    ways = (
        commitments.answered,
        pulses.answer_by_text,
        feedback.answer_by_text,
        commitments.status_typed,
        too_few.answer_by_text,
    )
    for answered in ways:
        if await answered(desk, person, text, said.event):
            return True
    return False


def _group_named(text: str, listed: object, groups: list[Group]) -> Group | None:
    """The group that `text` chooses out of the numbered list: by its number there, or by its name."""
    typed = text.strip().rstrip(".)").casefold()
    ids = listed if isinstance(listed, list) else []
    numbered = dict(zip(ids, (str(number) for number in range(1, len(ids) + 1)), strict=True))
    fitting = [one for one in groups if typed in (numbered.get(one.id), one.name.casefold())]
    return fitting[0] if len(fitting) == 1 else None


async def _close_other_questions(scene: Scene, command: Command) -> None:
    """A question that is answered with yes or no is closed by any other command: a later yes may mean something else."""
    if scene.where is not Where.PRIVATE or command.key in _ANSWERS:
        return
    dialogue = await scene.desk.tx.dialogues.get(scene.person)
    if dialogue is not None and dialogue.kind not in (WHICH_GROUP, CHOSEN_GROUP):
        await scene.desk.tx.dialogues.clear(scene.person)
