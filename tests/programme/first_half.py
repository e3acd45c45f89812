"""The first four sessions: getting to know each other, rounds, pairs, a case, and what people try in between."""

from __future__ import annotations

from tests.programme.play import Play
from tests.programme.stage import MEMBERS


async def first_session(play: Play) -> None:
    """Everything for the first time: card, round, prompts, break, what one will try."""
    await play.until("2026-09-21T13:00")
    await play.all_answer(("pekka", "liisa", "matti", "kaisa", "olli"), "3", "4", "2", "0")
    await play.until("2026-09-22T16:50")
    await play.room("liisa", "tech")
    await play.alone("kaisa", "tech-help")
    await play.until("2026-09-22T17:00")
    await play.room("anna", "session-start")
    await play.votes(pekka="1", liisa="3", olli="2")
    await play.until("2026-09-22T17:05")
    await play.letter("anna", "session-next")
    await play.room("anna", "round", "2")
    for minute in ("07", "09", "11", "13"):
        await play.until(f"2026-09-22T17:{minute}")
        await play.room(play.whose_turn(), "done")
    await play.room("kaisa", "pass")
    await play.room("anna", "later", "Olli")
    await play.until("2026-09-22T17:18")
    await play.room("anna", "round", "off")
    await play.letter("anna", "session-extend")
    await play.room("anna", "session-pause")
    await play.until("2026-09-22T17:22")
    await play.room("anna", "session-resume")
    await play.presses("anna", "▶️")
    await play.until("2026-09-22T17:40")
    await play.letter("anna", "session-next")
    await play.room("anna", "prompt")
    await play.talks("matti", "kept-by-us")
    await play.room("anna", "prompt", "deeper")
    await play.room("anna", "prompt", "other")
    await play.room("anna", "session-back")
    await play.letter("anna", "session-next")
    await play.until("2026-09-22T18:10")
    await play.letter("anna", "session-next")
    await play.alone("pekka", "try", "try-close")
    await play.alone("pekka", "yes")
    await play.votes(pekka="me", alone=True)
    await play.alone("liisa", "goal", "goal")
    await play.alone("liisa", "yes")
    await play.until("2026-09-22T18:20")
    await play.letter("anna", "session-next")
    await play.until("2026-09-22T18:30")
    await play.room("anna", "session-end")
    await play.talks("kaisa", "thanks")


async def between_first_and_second(play: Play) -> None:
    """The thanks, the nudge, how it goes with what Pekka tries, who comes."""
    await play.until("2026-10-02T12:00")
    await play.votes(pekka="under_way", alone=True)
    await play.alone("pekka", "mine")
    await play.until("2026-10-09T12:00")
    await play.votes("coming")
    await play.room("sari", "accept")


async def second_session(play: Play) -> None:
    """Pairs, signs instead of words, what one tries told to all; afterwards three questions."""
    await play.until("2026-10-13T17:00")
    await play.room("anna", "session-start")
    await play.room("anna", "checkin", "checkin-poll")
    await play.until("2026-10-13T17:05")
    await play.presses("anna", "▶️")
    await play.room("anna", "pairs", "8")
    await play.until("2026-10-13T17:16")
    await play.presses("anna", "⏸️")
    await play.until("2026-10-13T17:18")
    await play.presses("anna", "⏸️")
    await play.presses("anna", "▶️")
    await play.until("2026-10-13T17:25")
    await play.presses("anna", "▶️")
    await play.until("2026-10-13T17:33")
    await play.presses("anna", "▶️")
    await play.presses("anna", "⏭️")
    await play.until("2026-10-13T18:08")
    await play.presses("anna", "▶️")
    await play.alone("liisa", "try", "try-lunch")
    await play.alone("liisa", "yes")
    await play.votes(liisa="group", alone=True)
    await play.room("matti", "join", "Liisa")
    await play.alone("pekka", "try", "try-call")
    await play.alone("pekka", "no")
    await play.presses("anna", "▶️")
    await play.until("2026-10-13T18:28")
    await play.room("anna", "session-end")
    await play.until("2026-10-13T19:30")
    await play.all_answer(MEMBERS, "4", "5")
    for who in ("pekka", "liisa", "matti", "kaisa", "olli"):
        await play.answers(who, play.words[f"feedback-{who}"])
        await play.alone(who, "yes")
    await play.answers("sari", "0")


async def between_second_and_third(play: Play) -> None:
    """A summary, offers and asks, a note from the host, something to read, sparring pairs."""
    await play.alone("anna", "summary", "summary")
    await play.alone("anna", "yes")
    await play.alone("olli", "summary-show", "2")
    await play.alone("liisa", "sparring")
    await play.alone("matti", "sparring")
    await play.alone("olli", "sparring")
    await play.alone("kaisa", "sparring")
    await play.alone("kaisa", "sparring", "off")
    await play.until("2026-10-15T12:00")
    await play.room("pekka", "offer", "offer")
    await play.alone("kaisa", "ask", "ask")
    await play.alone("kaisa", "yes")
    await play.room("liisa", "board")
    await play.alone("minna", "note", "note")
    await play.alone("minna", "yes")
    await play.room("minna", "material-add", "https://example.org/opas", "material")
    await play.room("olli", "materials")
    await play.room("minna", "material-remove", "1")
    await play.alone("pekka", "board-remove", "1")
    await play.until("2026-10-24T12:00")
    await play.votes(liisa="changed", matti="done", alone=True)
    await play.room("anna", "theme-swap", "3", "4")
    await play.room("anna", "theme", "5", "topic-pay")
    await play.until("2026-10-30T12:00")
    await play.votes("coming")
    await play.alone("anna", "sparring-draw")


async def third_session(play: Play) -> None:
    """A case round and a break."""
    await play.until("2026-11-02T15:00")
    await play.room("matti", "case-me")
    await play.alone("kaisa", "case-me")
    await play.alone("kaisa", "case-me", "off")
    await play.alone("anna", "case-list")
    await play.until("2026-11-03T17:00")
    await play.room("anna", "session-start")
    await play.until("2026-11-03T17:04")
    await play.room("anna", "session-next")
    await play.until("2026-11-03T17:20")
    await play.room("anna", "session-next")
    await play.until("2026-11-03T17:30")
    await play.room("anna", "session-next")
    await play.room("anna", "break", "7")
    await play.until("2026-11-03T17:40")
    await play.room("anna", "session-next")
    await play.room("anna", "case")
    for minute in ("45", "50", "55"):
        await play.until(f"2026-11-03T17:{minute}")
        await play.room("anna", "done")
    await play.until("2026-11-03T18:00")
    await play.room("anna", "done")
    await play.room("anna", "prompt", "own-prompt")
    await play.until("2026-11-03T18:12")
    await play.room("anna", "session-next")
    await play.alone("olli", "try", "try-call")
    await play.alone("olli", "yes")
    await play.votes(olli="pair", alone=True)
    await play.answers("olli", "Liisa")
    await play.until("2026-11-03T18:22")
    await play.room("anna", "session-next")
    await play.until("2026-11-03T18:30")
    await play.room("anna", "session-end")


async def too_few_for_the_fourth(play: Play) -> None:
    """Two can come: Anna is asked in private, and moves the session by a week."""
    await play.until("2026-11-20T12:00")
    await play.votes(pekka="coming", liisa="coming", matti="away", kaisa="away", olli="unsure")
    await play.talks("matti", "sorry")
    await play.until("2026-11-23T12:00")
    await play.votes(anna="move", alone=True)
    await play.room("anna", "session-move", "4", "moved-to")
    await play.until("2026-11-27T12:00")
    await play.votes(pekka="coming", liisa="coming", matti="coming", kaisa="coming", olli="late")
    await play.room("sari", "rsvp-away")


async def fourth_session(play: Play) -> None:
    """A pulse in the middle; one who said that she cannot come gets a kind line."""
    await play.until("2026-11-30T13:00")
    await play.all_answer(("pekka", "liisa", "matti", "kaisa", "olli"), "4", "3", "4", "4")
    await led_through(play, "2026-12-01")
    await play.until("2026-12-01T19:30")
    await play.votes(pekka="3", liisa="4", alone=True)
    await play.votes(sari="4", alone=True)
    await play.votes(sari="5", alone=True)
    await play.alone("sari", "feedback", "feedback-last")
    await play.alone("sari", "yes")
    await play.until("2026-12-06T12:00")


async def led_through(play: Play, day: str, *, leader: str = "anna") -> None:
    """A session that needs nothing but `next`."""
    for minute, command in (
        ("17:00", "session-start"),
        ("17:05", "session-next"),
        ("17:20", "session-next"),
        ("17:30", "session-next"),
        ("17:35", "session-next"),
        ("18:10", "session-next"),
        ("18:20", "session-next"),
        ("18:30", "session-end"),
    ):
        await play.until(f"{day}T{minute}")
        await play.room(leader, command)
