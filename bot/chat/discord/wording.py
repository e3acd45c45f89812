"""The few words that the door itself says: labels of buttons, and answers to what can be decided without the program."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.chat.discord.languages import LOCALES, language_of


@dataclass(frozen=True, slots=True)
class Words:
    """The door's words in one language."""

    write: str
    write_title: str
    write_label: str
    leave: str
    leave_about: str
    leave_question: str
    leave_button: str
    not_here: str
    not_in_group: str
    other_server: str
    failed: str
    done: str
    too_old: str


@dataclass(frozen=True, slots=True)
class Wording:
    """The door's words by language (`fi`, `sv`, `en`), and the language of whoever speaks another one."""

    by_language: Mapping[str, Words]
    default: str

    def of(self, locale: str) -> Words:
        """The words for somebody whose Discord speaks that locale (`fi`, `sv-SE`, `en-GB`, …)."""
        return self.by_language[self.language(locale)]

    def names_write(self, text: str) -> bool:
        """Whether a text tells its reader to press the button for writing, in whatever language."""
        return any(one.write in text for one in self.by_language.values())

    def language(self, locale: str) -> str:
        """Our language for that locale."""
        return language_of(locale, self.default)


def wording(text: Callable[[str, str], str], default: str) -> Wording:
    """The words out of the catalogues: `text` gives a message by language and key. Raises whatever it raises."""
    keys = {
        "write": "door-write",
        "write_title": "door-write-title",
        "write_label": "door-write-label",
        "leave": "door-leave-name",
        "leave_about": "door-leave-about",
        "leave_question": "door-leave-question",
        "leave_button": "door-leave",
        "not_here": "door-not-here",
        "not_in_group": "door-not-in-group",
        "other_server": "door-other-server",
        "failed": "door-failed",
        "done": "door-done",
        "too_old": "door-too-old",
    }
    return Wording({one: Words(**{name: text(one, key) for name, key in keys.items()}) for one in LOCALES}, default)
