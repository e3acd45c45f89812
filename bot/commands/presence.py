"""Commands about who comes: the second way to answer the RSVP poll, and the overview."""

from __future__ import annotations

from bot.commands.declaration import Actor, Call, Command, Where
from bot.commands.scene import Scene
from bot.commands.topics import Topic
from facilitation import rsvp
from facilitation.refusals import Refusal
from facilitation.session import Rsvp
from facilitation.words import When, words

_EVERYWHERE = frozenset({Where.ROOM, Where.PRIVATE})


def _answering(answer: Rsvp) -> Command:
    async def run(scene: Scene, _call: Call) -> None:
        group = scene.the_group
        session = group.next_session(scene.desk.now)
        if session is None:
            raise Refusal(words("handlers-no-coming-session"))
        await scene.carry_out(rsvp.answer(group, session.number, scene.person, answer, scene.desk.now))
        await scene.answer_privately((words("rsvp-noted", date=When(session.begins()), answer=words(f"rsvp-options-{answer}")),))

    return Command(f"rsvp-{answer}", (), frozenset({Actor.MEMBER}), _EVERYWHERE, run, topic=Topic.ATTENDING)


async def who(scene: Scene, _call: Call) -> None:
    """Who is coming to the next session; said to the one who asks."""
    session = scene.the_group.next_session(scene.desk.now)
    if session is None:
        raise Refusal(words("handlers-no-coming-session"))
    await scene.answer_privately(rsvp.overview(scene.the_group, session))


COMMANDS = (
    *(_answering(one) for one in Rsvp),
    # Everybody in the group: it is told that the group sees who comes, and who typed an answer is seen nowhere else.
    Command("who", (), frozenset({Actor.MEMBER}), _EVERYWHERE, who, topic=Topic.ATTENDING),
)
