"""Long markdown in pieces, of which each means for itself what it meant in the whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.chat.discord.lengths import units
from bot.chat.discord.markdown import begins_line, escaped

_STRONG = "**"
_BULLET = "- "
_SEAM = 2 * len(_STRONG) + 1 + len(_BULLET)
"""What a cut may cost: emphasis that ends and begins again, the backslash before what now begins a line; and a bullet's sign."""

_ATOM = re.compile(
    r"""
      \\.                                      # an escape
    | \*\*
    | (?P<fence>`+)(?P<code>.*?[^`])(?P=fence)(?!`)
    | \[[^\]]*\]\(<[^<>\s]*>\)                 # a link with a label
    | <[^<>\s]*>                               # a link, a mention, an instant
    | \s{1,50}
    | .(?:[\u0300-\u036f\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|\u200d[^\\*`<\[]){0,20}   # one character, as people see it
    """,
    re.VERBOSE | re.DOTALL,
)


def pieces(markdown: str, most: int) -> list[str]:
    """The markdown (made by `markdown_of`) in pieces of at most `most` units, cut between blocks where that leaves no piece
    half empty, else between lines, else between words; never within what is one for a reader or for Discord.
    """
    found: list[str] = []
    lines: list[str] = []
    for line in _lines(markdown, most):
        while lines and units("\n".join([*lines, line])) > most:
            at = _between_blocks(lines)
            found.append("\n".join(lines[:at]))
            lines = lines[at:]
        lines.append(line)
    found.append("\n".join(lines))
    return [piece for piece in (one.strip() for one in found) if piece]


def _between_blocks(lines: list[str]) -> int:
    """Where the lines are best parted: at the last empty one, if it is in their second half."""
    for at in range(len(lines) - 1, 0, -1):
        if not lines[at]:
            return at if 2 * sum(map(units, lines[:at])) > sum(map(units, lines)) else len(lines)
    return len(lines)


def _lines(markdown: str, most: int) -> Iterator[str]:
    for line in markdown.split("\n"):
        if units(line) <= most:
            yield line
        else:
            yield from _parts(line, most)


def _parts(line: str, most: int) -> Iterator[str]:
    part, strong = "", False
    for word in _words(line, most - _SEAM):
        if part and units(part + word) > most - len(_STRONG):
            ended = _ended(part, strong)
            if ended == _BULLET.strip():  # its sign alone is no piece
                part = _BULLET + _STRONG * strong
            else:
                yield ended
                word = begins_line(word)
                part = _STRONG * strong
            if strong and word.startswith(_STRONG):
                part = part.removesuffix(_STRONG)
                word = word.removeprefix(_STRONG)
                strong = False
        part += word
        strong ^= sum(atom[0] == _STRONG for atom in _ATOM.finditer(word)) % 2 == 1
    yield _ended(part, strong)


def _ended(part: str, strong: bool) -> str:
    part = part.rstrip()
    if not strong:
        return part
    return part.removesuffix(_STRONG).rstrip() if part.endswith(_STRONG) else part + _STRONG


def _words(line: str, most: int) -> Iterator[str]:
    """The words of a line, each with the space behind it; too long a word comes in several."""
    word = ""
    for atom in _atoms(line, most):
        if units(word + atom) > most:
            yield word
            word = ""
        word += atom
        if atom.isspace():
            yield word
            word = ""
    if word:
        yield word


def _atoms(line: str, most: int) -> Iterator[str]:
    for found in _ATOM.finditer(line):
        if units(found[0]) <= most:
            yield found[0]
        else:  # a code or an address that fills a message by itself: what it says is what is left of it
            yield from (one[0] for one in _ATOM.finditer(escaped(found["code"] or found[0])))
