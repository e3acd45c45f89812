"""How long a text is for Discord.

Discord counts code points, its clients UTF-16 units; of these there are never fewer, so that they are what is counted here.
"""

from __future__ import annotations


def units(text: str) -> int:
    """How long the text is in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def within(text: str, most: int) -> str:
    """The text, cut so that it has at most so many units; an ellipsis shows that it was."""
    return text if units(text) <= most else beginning(text, most - 1).rstrip() + "…"


def beginning(text: str, most: int) -> str:
    """The longest beginning of at most so many units."""
    length = 0
    for index, character in enumerate(text):
        length += 2 if character > "\uffff" else 1
        if length > most:
            return text[:index]
    return text
