"""Help: what this person can say here, or how one command is said."""

from __future__ import annotations

from bot.commands.declaration import Actor, Call, Command, Kind, Parameter, Where
from bot.commands.scene import Scene
from facilitation.words import CommandRef, Part, Several, Words, words

_UNLISTED = ("yes", "no", "help", "scope", "group-room", "feedback")
"""Answers to questions, this command itself, the one that has the last line to itself, ones that are named when they are needed."""


async def show_help(scene: Scene, call: Call) -> None:
    """One command in detail, or a list of those that this person may use."""
    key = call.get("command", str)
    if key is not None:
        summary, example = words(f"command-{key}-summary"), words(f"command-{key}-example")
        await scene.answer_privately((words("help-command", summary=summary, example=example),))
        return
    actors = scene.actors()
    usable = [one for one in scene.commands.values() if one.who & actors and one.key not in _UNLISTED]
    lines = tuple(
        words("handlers-help-line", command=CommandRef(one.key), summary=words(f"command-{one.key}-summary")) for one in usable
    )
    body: tuple[Part, ...] = (*_intro(actors), words("handlers-help-list", lines=Several(lines, "lines")))
    more = words("help-intro-more", example=words("command-help-example"))
    where_help_is = words("help-scope", scope_command=CommandRef("scope"))
    await scene.answer_privately((*body, more, where_help_is))


def _intro(actors: frozenset[Actor]) -> tuple[Words, ...]:
    if Actor.FACILITATOR in actors:
        return (words("help-intro-facilitator"),)
    if Actor.HOST in actors:
        return (words("help-intro-host"),)
    if Actor.MEMBER in actors:
        return (words("help-intro-member"),)
    return (words("handlers-help-stranger"),)


COMMANDS = (
    Command(
        "help",
        (Parameter("command", Kind.COMMAND, optional=True),),
        frozenset({Actor.ANYONE}),
        frozenset({Where.ROOM, Where.PRIVATE}),
        show_help,
        needs_group=False,
        harmless=True,
    ),
)
