"""Commands about what is asked in confidence."""

from __future__ import annotations

from bot.commands.declaration import Actor, Call, Command, Kind, Parameter, Where
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from bot.handlers import feedback
from facilitation import anonymity
from facilitation.group import Role
from facilitation.refusals import Refusal
from facilitation.words import CommandRef, words


async def four_answers(scene: Scene, call: Call) -> None:
    """A member agrees that four answers are enough for a result of the pulse, or takes that back. Others do not hear who did."""
    group, circles = scene.the_group, scene.desk.tx.circles
    member = group.member(scene.person)
    if member is None or member.role is not Role.MEMBER:
        raise Refusal(words("pulse-four-members-only"))
    if call.get("switch", bool) is False:
        await circles.disagree(group.id, scene.person)
        minimum = anonymity.threshold(group, await circles.agreed(group.id))
        await scene.answer_privately((words("pulse-four-withdrawn", k=minimum),))
        return
    if group.pulse_minimum > anonymity.USUAL_MINIMUM:
        raise Refusal(words("pulse-four-higher", k=group.pulse_minimum))
    await circles.agree(group.id, scene.person, scene.desk.now)
    await scene.answer_privately((words("pulse-four-agreed", off_command=CommandRef("pulse-four", "off")),))


async def give_feedback(scene: Scene, call: Call) -> None:
    """What one wants to say in one's own words: read back when it comes with the command, asked for when it does not."""
    text = call.get("words", str)
    scene.group = None
    if text is None:
        await feedback.ask_again(scene.desk, scene.person, scene.said.event)
    elif not await feedback.read_back(scene.desk, scene.person, text, scene.said.event):
        raise Refusal(words("feedback-none-open"))


COMMANDS = (
    Command(
        "pulse-four",
        (Parameter("switch", Kind.SWITCH, optional=True),),
        frozenset({Actor.MEMBER}),
        frozenset({Where.ROOM, Where.PRIVATE}),
        four_answers,
        topic=Topic.AGREEMENT,
    ),
    Command(
        "feedback",
        (Parameter("words", Kind.WORDS, optional=True),),
        frozenset({Actor.ANYONE}),
        frozenset({Where.PRIVATE}),
        give_feedback,
        needs_group=False,
        topic=Topic.AGREEMENT,
    ),
)
