"""Text as typed, cut into words; and what counts as the same word."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

_QUOTES = {
    **dict.fromkeys('"„“”»«', frozenset('"“”»«')),
    **dict.fromkeys("'‚‘’›‹", frozenset("'‘’›‹")),
}
"""What opens a quotation, and what may close it: every language and every keyboard has its own."""
_AFTER_QUOTATION = frozenset("|,;:.!?")
_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_APOSTROPHES = dict.fromkeys(map(ord, "’‘´`"), "'")
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Token:
    """One word, or one text in quotation marks, at `start`–`end` of the text (quotation marks included).

    `text` is what was typed, without the quotation marks; `word` is its form for comparing.
    """

    start: int
    end: int
    text: str
    word: str
    quoted: bool = False


def folded(text: str) -> str:
    """The form for comparing: one case, one kind of dash and apostrophe, nothing invisible, no punctuation at the end."""
    same = unicodedata.normalize("NFKC", text).casefold().translate(_DASHES).translate(_APOSTROPHES)
    visible = "".join(one for one in same if unicodedata.category(one) not in ("Cf", "Cc", "Cs"))
    return visible.rstrip(".,;:!?…") or visible


def unquoted(text: str) -> str:
    """The text without blanks and one pair of quotation marks around it."""
    text = text.strip()
    if len(text) >= 2 and text[-1] in _QUOTES.get(text[0], ()):
        return text[1:-1].strip()
    return text


def shortened(text: str) -> str:
    """The beginning of a text, to quote back: one line of at most 60 characters."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1].rstrip() + "…"


def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a text in order. What is invisible altogether is no word."""
    found: list[Token] = []
    never_closed: set[frozenset[str]] = set()
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        end = _end_of_quotation(text, at, never_closed)
        if end is not None:
            inside = text[at + 1 : end - 1].strip()
            found.append(Token(at, end, inside, folded(inside), quoted=True))
        else:
            end = at
            while end < len(text) and not text[end].isspace():
                end += 1
            word = folded(text[at:end])
            if word:
                found.append(Token(at, end, text[at:end], word))
        at = end
    return tuple(found)


def _end_of_quotation(text: str, at: int, never_closed: set[frozenset[str]]) -> int | None:
    """Where the quotation that opens at `at` is over; None when none opens there, or it is never closed.

    `never_closed` are the closing marks that do not come any more: thousands of marks that open are not all looked after anew.
    """
    closing = _QUOTES.get(text[at])
    if closing is None or closing in never_closed:
        return None
    for end in range(at + 1, len(text)):
        after = text[end + 1 : end + 2]
        if text[end] in closing and (not after or after.isspace() or after in _AFTER_QUOTATION):
            return end + 1 if text[at + 1 : end].strip() else None
    never_closed.add(closing)
    return None
