"""Words by which talk is known again wherever it turns up, and people who talk in them in every way there is."""

from __future__ import annotations

import asyncio
import base64
import json
import secrets
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

from tests.e2e.attachments import send_attachment
from tests.e2e.peers import POLL, POLL_END, Peer

TEXT = "org.matrix.msc1767.text"


class Canary:
    """A word of its own. `forms` are the bytes in which it may lie somewhere."""

    def __init__(self) -> None:
        self._core = f"canary{secrets.token_hex(6)}"
        self.word = f"{self._core}åäö"
        self.forms = frozenset(_forms(self._core)) | frozenset(_forms(self.word))

    def in_(self, content: bytes) -> list[bytes]:
        """The forms that are in the content. Escaped in JSON or percent-encoded, the beginning of the word stays as it is."""
        return [form for form in self.forms if form in content]


def _forms(word: str) -> Iterator[bytes]:
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "latin-1"):
        raw = word.encode(encoding)
        yield raw
        yield raw.hex().encode()
        yield from _in_base64(raw)
    yield json.dumps(word).strip('"').encode()
    yield quote(word).encode()


def _in_base64(raw: bytes) -> Iterator[bytes]:
    """How it stands in the middle of something longer: at each of the three places of a group of three bytes."""
    for before in range(3):
        whole = base64.b64encode(bytes(before) + raw)
        signs = whole[-(-before * 8 // 6) : (before + len(raw)) * 8 // 6]
        yield signs
        yield signs.replace(b"+", b"-").replace(b"/", b"_")


def found_in_files(directory: Path, canary: Canary) -> Mapping[str, list[bytes]]:
    """The files below the directory that hold the word, in whatever form; also where a name does."""
    files = [one for one in sorted(directory.rglob("*")) if one.is_file()]
    assert files, "there is nothing to look at"
    return {str(one): forms for one in files if (forms := canary.in_(one.read_bytes() + str(one).encode()))}


async def talk(peers: tuple[Peer, ...], canary: Canary, own_poll: str | None = None) -> None:
    """The group talks among itself, in its room, all at once. `own_poll` is a poll of Vertti's, which gets votes that are no
    answers.
    """
    one, two, three = peers[:3]
    room, word = one.room, canary.word
    await asyncio.gather(*(peer.sync() for peer in peers))
    answers = [{"id": word, TEXT: word}, {"id": "b", TEXT: "b"}]
    asked = {"question": {TEXT: word, "msgtype": "m.text", "body": word}, "answers": answers}
    first, poll = await asyncio.gather(
        one.say(room, f"Minulla oli {word} viikko", format="org.matrix.custom.html", formatted_body=f"<b>{word}</b>"),
        three.put(room, POLL, {TEXT: word, POLL: {"kind": "org.matrix.msc3381.poll.disclosed", **asked}}),
    )
    await asyncio.gather(
        _edits_and_votes(one, canary, first, poll),
        _says_what_is_nearly_a_command(two, canary, first, own_poll),
        _answers_and_shows(three, canary, first, poll),
    )


async def _edits_and_votes(one: Peer, canary: Canary, first: str, poll: str) -> None:
    room, word = one.room, canary.word
    edited = {"msgtype": "m.text", "body": f"!vertti tietosuoja {word}"}
    replaced = {"rel_type": "m.replace", "event_id": first}
    await one.put(room, "m.room.message", {**edited, "body": f"* {word}", "m.new_content": edited, "m.relates_to": replaced})
    await one.vote(room, poll, word)
    await one.put(room, "m.location", {"body": word, "geo_uri": f"geo:60,24;u={word}"})
    await one.put(room, f"fi.example.{word}", {"anything": {word: [word]}})
    await one.tells(f"Minulla on ollut viime aikoina todella {word} olo eikä kukaan kuuntele")


async def _says_what_is_nearly_a_command(two: Peer, canary: Canary, first: str, own_poll: str | None) -> None:
    room, word = two.room, canary.word
    await two.say(room, f"vertti {word}")
    await two.say(room, f"Kertokaa: !vertti {word}")
    in_thread = {"rel_type": "m.thread", "event_id": first, "m.in_reply_to": {"event_id": first}}
    await two.say(room, f"ketjussa {word}", **{"m.relates_to": in_thread})
    await send_attachment(two, room, f"{word}.txt", word.encode() * 50)
    # Of the people, each may react once with the same sign.
    for event in (first, *([own_poll] if own_poll else [])):
        await two.put(room, "m.reaction", {"m.relates_to": {"rel_type": "m.annotation", "event_id": event, "key": word}})
    if own_poll is not None:
        await two.vote(room, own_poll, word)
    mistake = await two.say(room, f"väärä paikka {word}")
    await two.client.room_redact(room, mistake, reason=word)


async def _answers_and_shows(three: Peer, canary: Canary, first: str, poll: str) -> None:
    room, word = three.room, canary.word
    await three.put(room, "m.room.message", {"msgtype": "m.emote", "body": word})
    await three.put(room, "m.room.message", {"msgtype": "m.notice", "body": f"!vertti {word}"})
    await three.say(room, f"> {word}\n\nvastaan {word}", **{"m.relates_to": {"m.in_reply_to": {"event_id": first}}})
    await send_attachment(three, room, f"{word}.png", b"\x89PNG" + word.encode("utf-16-le"), "m.image")
    ending = {"m.relates_to": {"rel_type": "m.reference", "event_id": poll}, POLL_END: {}, TEXT: word, "body": word}
    await three.put(room, POLL_END, ending)
    await three.say(room, f"Kiitos {word}")
