"""What a message looks like to somebody who reads it in Discord."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_time
from simcord.backend.models import Message

BUTTON, SELECT = 2, 3
THINKING = 1 << 7
EPHEMERAL = 1 << 6
SILENT = 1 << 12
VOTE, SIGN = "v", "s"
"""What the ids of Vertti's buttons and menus begin with."""
WRITE = "w"
"""The id of the button by which somebody writes to Vertti where there is no line for it."""
_TIME = re.compile(r"<t:(-?\d+)(?::(\w))?>")
_PERSON = re.compile(r"<@!?(\d+)>")


class Reader:
    """Somebody with a language and a zone, who is shown people by their names."""

    def __init__(self, language: str, zone: str, name_of: Callable[[int], str]) -> None:
        self._locale = Locale(language)
        self._zone = ZoneInfo(zone)
        self._name_of = name_of

    def text(self, message: Message) -> str:
        """The whole message: words, embeds, a poll with its answers, buttons."""
        return "\n".join(one for one in (self.words(message), *self._answers(message), *_buttons(message)) if one)

    def words(self, message: Message) -> str:
        """What is written in it."""
        written = [message.content, *(words for one in message.embeds for words in _embed(one))]
        if message.poll is not None:
            written.append(message.poll.question)
        return "\n".join(self._shown(one) for one in written if one)

    def _answers(self, message: Message) -> Iterator[str]:
        """As other platforms show a poll."""
        if message.poll is not None:
            mark = "[ ]" if message.poll.allow_multiselect else "( )"
            yield from (f"{mark} {one.text}" for one in message.poll.answers)
        for one in controls(message):
            if one["type"] == BUTTON and kind(one) == VOTE:
                yield f"( ) {one['label']}"
            elif one["type"] == SELECT and kind(one) == VOTE:
                mark = "( )" if one.get("max_values", 1) == 1 else "[ ]"
                yield from (f"{mark} {option['label']}" for option in one["options"])

    def _shown(self, text: str) -> str:
        text = _TIME.sub(lambda found: self._moment(int(found[1]), found[2] or "f"), text)
        text = _PERSON.sub(lambda found: f"@{self._name_of(int(found[1]))}", text)
        text = re.sub(r"(?<!\\)\*\*", "", text)
        text = re.sub(r"^- ", "• ", text, flags=re.MULTILINE)
        return re.sub(r"\\([^\w\s])", r"\1", text)

    def _moment(self, seconds: int, style: str) -> str:
        at = datetime.fromtimestamp(seconds, UTC).astimezone(self._zone)
        day = format_date(at, "full" if style == "F" else "long", locale=self._locale)
        clock = format_time(at, "short", locale=self._locale)
        match style:
            case "t" | "T":
                return clock
            case "d" | "D":
                return day
            case _:
                return f"{day} {clock}"


def controls(message: Message) -> Sequence[Mapping[str, Any]]:
    """Its buttons and menus, in their order."""
    return [inner for row in message.components for inner in row.get("components", ())]


def kind(control: Mapping[str, Any]) -> str:
    """What a button or menu is for, by the first part of its id."""
    return str(control.get("custom_id", "")).partition("/")[0]


def is_poll(message: Message) -> bool:
    """Whether there is something to vote on."""
    return message.poll is not None or any(kind(one) == VOTE for one in controls(message))


def choices(message: Message) -> dict[str, str]:
    """What can be voted for: labels by the ids that are the program's."""
    found = {} if message.poll is None else {str(one.answer_id): one.text or "" for one in message.poll.answers}
    for one in controls(message):
        if kind(one) != VOTE:
            continue
        if one["type"] == SELECT:
            found |= {option["value"]: option["label"] for option in one["options"]}
        else:
            found[str(one["custom_id"]).partition("/")[2]] = str(one["label"])
    return found


def is_ephemeral(message: Message) -> bool:
    """Whether only one person sees it, and only for a while."""
    return bool(message.flags & EPHEMERAL)


def is_thinking(message: Message) -> bool:
    """Whether it only says that an answer will come."""
    return bool(message.flags & THINKING)


def rings(message: Message) -> bool:
    """Whether clients notify."""
    return not message.flags & SILENT


def _embed(embed: Mapping[str, Any]) -> Iterator[str]:
    yield from (str(embed[one]) for one in ("title", "description") if embed.get(one))
    for field in embed.get("fields", ()):
        yield f"{field['name']}: {field['value']}"


def _buttons(message: Message) -> Iterator[str]:
    """Buttons that are neither answers nor signs nor there for writing, in one line."""
    shown = [f"[{one['label']}]" for one in controls(message) if one["type"] == BUTTON and kind(one) not in {VOTE, SIGN, WRITE}]
    if shown:
        yield " ".join(shown)
