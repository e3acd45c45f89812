"""Help: the few commands that matter to this person now, all of them, or how one command is said."""

from __future__ import annotations

from bot.commands import access, topics
from bot.commands.declaration import Actor, Call, Command, Kind, Parameter, Where
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from facilitation.words import Body, CommandRef, Several, Words, words

_ITSELF = ("help", "help-all")
_SELDOM = frozenset(
    {"rsvp-late", "rsvp-unsure", "needs", "topic-remove", "join", "goal", "drop", "offer", "ask", "board-remove", "question"}
    | {"materials", "case-me", "workbook", "summary-show", "theme-swap", "topic-vote", "topic-suggest", "briefing-cancel"}
    | {"summary", "summary-delete", "summaries", "material-add", "material-remove", "sparring-draw", "checkin", "later"}
    | {"case-list", "group-create", "group-list", "group-room"}
)
"""Named by Vertti itself when their time comes, or rarely wanted: of these only the list of all commands tells."""
_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})
_ANYONE = frozenset({Actor.ANYONE})
_LEADING = frozenset({Actor.FACILITATOR, Actor.HOST})


async def show_help(scene: Scene, call: Call) -> None:
    """One command in detail, or a list of those that fit this person's role and the moment."""
    key = call.get("command", str)
    if key is not None:
        summary, example = words(f"command-{key}-summary"), words(f"command-{key}-example")
        await scene.answer_privately((words("help-command", summary=summary, example=example),))
        return
    actors, in_session = await _standing(scene)
    in_a_group = Actor.MEMBER in actors
    wanted = topics.that_matter(leads=bool(actors & _LEADING), in_session=in_session) if in_a_group else topics.EVERYTHING
    left_out = _SELDOM if in_a_group else frozenset[str]()
    body = (_intro(actors, in_session=in_session), *_sections(scene, actors, wanted, left_out))
    if in_a_group:
        body = (*body, words("help-all-line", all_command=CommandRef("help-all")))
    await scene.answer_privately((*body, words("help-intro-more", example=words("command-help-example"))))


async def show_all(scene: Scene, _call: Call) -> None:
    """All commands that this person may use, under their headings."""
    actors, _ = await _standing(scene)
    more = words("help-intro-more", example=words("command-help-example"))
    await scene.answer_privately((*_sections(scene, actors, topics.EVERYTHING), more))


async def _standing(scene: Scene) -> tuple[frozenset[Actor], bool]:
    """All that the person is in the group meant, or in all their groups; and whether a session is under way in one of them."""
    groups = [scene.group] if scene.group is not None else await scene.desk.tx.groups.of_person(scene.person)
    roles = [access.actors(access.role_in(one, scene.person), admin=False, starter=False) for one in groups]
    return scene.actors().union(*roles), any(one.open_session() is not None for one in groups)


def _sections(scene: Scene, actors: frozenset[Actor], wanted: tuple[Topic, ...], left_out: frozenset[str] = frozenset()) -> Body:
    """A heading and its commands for each topic of which this person may use any."""
    usable = [one for one in scene.commands.values() if one.who & actors and one.key not in left_out.union(_ITSELF)]
    listed = ((topic, [one for one in usable if one.topic is topic]) for topic in wanted)
    return tuple(_section(topic, commands) for topic, commands in listed if commands)


def _section(topic: Topic, commands: list[Command]) -> Words:
    lines = tuple(
        words("help-line", command=CommandRef(one.key), summary=words(f"command-{one.key}-summary")) for one in commands
    )
    return words("help-section", heading=words(f"help-topic-{topic}"), lines=Several(lines, "lines"))


def _intro(actors: frozenset[Actor], *, in_session: bool) -> Words:
    if Actor.FACILITATOR in actors:
        return words("help-intro-leading-now") if in_session else words("help-intro-facilitator")
    if Actor.HOST in actors:
        return words("help-intro-leading-now") if in_session else words("help-intro-host")
    if Actor.MEMBER in actors:
        return words("help-intro-member")
    return words("handlers-help-stranger")


COMMANDS = (
    Command(
        "help",
        (Parameter("command", Kind.COMMAND, optional=True),),
        _ANYONE,
        _EVERYWHERE,
        show_help,
        needs_group=False,
        harmless=True,
        topic=Topic.HELP,
    ),
    Command("help-all", (), _ANYONE, _EVERYWHERE, show_all, needs_group=False, harmless=True, topic=Topic.HELP),
)
