"""Somebody's own words inside one of our sentences: a name, a typo that is quoted back, the title of a group."""

from __future__ import annotations

import unicodedata

_TURNS_THE_LINE = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Marks of writing direction that would reach beyond the quoted words and turn our own text round."""


def clean(text: str) -> str:
    """The text on one line, without what cannot be shown or would change the text around it.

    Line breaks and control characters become a space; private-use and lone surrogate characters, and marks that turn the
    direction of what follows, are left out. All else stays as it is: nothing in it is ever interpreted.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(character) for character in text)


def _shown(character: str) -> str:
    match unicodedata.category(character):
        case "Cc" | "Zl" | "Zp":
            return " "
        case "Co" | "Cs":
            return ""
        case _:
            return "" if character in _TURNS_THE_LINE else character
