"""From an idea to a group in its room: founding, inviting, agreeing, wishing."""

from __future__ import annotations

import re

from tests.programme.play import Play
from tests.programme.stage import LINK, Heard


async def founding(play: Play) -> None:
    """Anna asks what Vertti can do, starts a group and invites."""
    await play.alone("anna", "help")
    await play.alone("anna", "group-create", "group", "first-meeting", "8")
    await play.comes("anna")
    await play.alone("anna", "accept")
    await play.alone("anna", "help-all")
    await play.alone("anna", "group-list")
    await play.alone(
        "anna", "member-add", *(play.id_of(one) for one in ("minna", "pekka", "liisa", "matti", "kaisa", "olli", "outi"))
    )
    code = _code(await play.alone("anna", "member-code"))
    await play.comes("minna", "pekka", "liisa", "matti", "kaisa", "olli")
    await play.room("anna", "member-remove", play.id_of("outi"))
    await play.alone("anna", "host", "Minna")
    await play.room("anna", "session-link", LINK)
    await play.answers("sari", code)
    await play.comes("sari")


async def agreeing(play: Play) -> None:
    """Everybody reads what is agreed, each asks what they want to know."""
    await play.room("pekka", "accept")
    for who in ("liisa", "matti", "kaisa", "olli"):
        await play.alone(who, "accept")
    await play.talks("liisa", "hello")
    await play.talks("matti", "hello-back")
    await play.alone("liisa", "privacy")
    await play.alone("matti", "scope")
    await play.alone("kaisa", "language", "another-language")
    await play.alone("kaisa", "language", "again-language")
    await play.alone("olli", "quiet")
    await play.alone("olli", "quiet", "off")
    await play.alone("kaisa", "agreement")
    await play.room("pekka", "session-list")
    await play.alone("liisa", "calendar")
    await play.alone("pekka", "help", "help-about")
    await play.alone("anna", "guide")
    await play.alone("matti", "workbook")
    await play.answers("pekka", play.words["mistake"])


async def wishing(play: Play) -> None:
    """The needs survey, openly and in private; topics, a vote, themes in another order."""
    await play.until("2026-09-16T12:00")
    await play.votes(pekka=("coping", "organising_work"), liisa=("coping", "networks"), matti=("sales",))
    await play.alone("kaisa", "needs")
    await play.alone("kaisa", "needs", "wish-own")
    await play.alone("kaisa", "yes")
    await play.room("liisa", "topic-add", "topic-pay")
    await play.alone("olli", "topic-add", "topic-no")
    await play.alone("olli", "yes")
    await play.room("matti", "topic-add", "topic-holiday")
    await play.room("pekka", "topics")
    await play.room("anna", "topic-vote")
    await play.alone("anna", "topic-suggest")
    await play.room("matti", "topic-remove", "4")


async def answering(play: Play) -> None:
    """Who comes to the first meeting: by vote, by word in the room, and in private."""
    await play.until("2026-09-18T12:00")
    await play.votes(pekka="coming", liisa="coming", kaisa="late")
    await play.room("matti", "rsvp-coming")
    await play.alone("olli", "rsvp-unsure")
    await play.room("pekka", "who")
    await play.until("2026-09-21T09:00")
    await play.alone("olli", "rsvp-late")
    await play.until("2026-09-21T12:30")
    await play.alone("anna", "who")


def _code(heard: list[Heard]) -> str:
    found = re.search(r"\b[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}\b", "\n".join(one.text for one in heard))
    assert found is not None, heard
    return found[0]
