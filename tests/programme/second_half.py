"""The last four sessions: a guest, a session left out, another who leads, and the end."""

from __future__ import annotations

from tests.programme.first_half import led_through
from tests.programme.play import Play
from tests.programme.stage import MEMBERS


async def a_guest_for_the_fifth(play: Play) -> None:
    """A briefing: planned, asked about without names, and the guest is gone before the group's own talk."""
    guest = play.id_of("virve")
    await play.alone("anna", "briefing", guest, "briefing-other", "20", "6")
    await play.alone("anna", "briefing-cancel", "6")
    await play.room("anna", "briefing", guest, "briefing", "15", "5")
    await play.alone("olli", "question", "question-one")
    await play.alone("olli", "yes")
    await play.alone("kaisa", "question", "question-two")
    await play.alone("kaisa", "yes")
    await play.until("2026-12-11T12:00")
    await play.votes("coming")
    await play.until("2026-12-15T17:00")
    await play.room("anna", "session-start")
    await play.until("2026-12-15T17:05")
    await play.room("anna", "session-next")
    for minute in ("20", "30"):
        await play.until(f"2026-12-15T17:{minute}")
        await play.room("anna", "session-next")
    await play.comes("virve")
    for minute in ("46", "52"):
        await play.until(f"2026-12-15T17:{minute}")
        await play.room("anna", "session-next")
    await play.until("2026-12-15T18:15")
    await play.room("anna", "session-next")
    await play.until("2026-12-15T18:30")
    await play.room("anna", "session-end")


async def a_date_is_left_out(play: Play) -> None:
    """The group meets three weeks later instead; the summary goes, and the group decides against summaries."""
    await play.until("2027-01-08T12:00")
    await play.room("anna", "session-skip", "6")
    await play.alone("anna", "summary-delete", "2")
    await play.room("anna", "summaries", "off")
    await play.alone("anna", "summary", "summary")
    await play.alone("anna", "group-room")


async def sixth_session(play: Play) -> None:
    """Four answers are enough from now on, since all agree; afterwards another leads beside Anna, who then steps back."""
    await play.until("2027-02-10T12:00")
    await play.all_tell(MEMBERS, "pulse-four")
    await play.until("2027-02-12T12:00")
    await play.votes("coming")
    await led_through(play, "2027-02-16")
    await play.alone("anna", "lead-too", "Liisa")
    await play.alone("anna", "hand-over")
    await play.alone("liisa", "guide")


async def seventh_session(play: Play) -> None:
    """Liisa leads; what Pekka tries, he drops again."""
    await play.until("2027-03-05T12:00")
    await play.votes(pekka="coming", matti="coming", kaisa="coming", olli="coming", sari="coming", anna="coming")
    await led_through(play, "2027-03-09", leader="liisa")
    await play.alone("pekka", "try", "try-call")
    await play.alone("pekka", "yes")
    await play.answers("pekka", "1")
    await play.alone("pekka", "drop", "1")


async def last_session(play: Play) -> None:
    """The last questions, the pulse, what Vertti has stored."""
    await play.until("2027-03-26T12:00")
    await play.votes(pekka="coming", matti="coming", kaisa="coming", olli="coming", sari="coming", anna="coming")
    await play.until("2027-03-29T13:00")
    await play.all_answer(("pekka", "liisa", "matti", "kaisa", "olli"), "5", "3", "5", "4")
    await led_through(play, "2027-03-30", leader="liisa")
    await play.until("2027-03-30T19:30")
    await play.alone("pekka", "mydata")


async def afterwards(play: Play) -> None:
    """One more meeting, which nobody starts; two go, and later everything is deleted."""
    await play.until("2027-03-31T12:00")
    await play.alone("liisa", "continue", "goes-on")
    await play.until("2027-04-23T12:00")
    await play.votes(pekka="coming", kaisa="coming", matti="coming")
    await play.alone("sari", "forget")
    await play.alone("sari", "yes")
    await play.leaves("matti")
    await play.until("2027-09-01T12:00")
