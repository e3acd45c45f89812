"""How Discord's clients read a message: rather too much of it as markup than too little."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_RULES = re.compile(
    r"""
      (?P<escape>\\(?P<escape_in>[^A-Za-z0-9\s]))
    | (?P<block>```.+?```)
    | (?P<code>(?P<fence>`+)(?P<code_in>.*?[^`])(?P=fence)(?!`))
    | (?P<strong>\*\*(?P<strong_in>(?:\\.|[^\\])+?)\*\*(?!\*))
    | (?P<underline>__(?P<underline_in>(?:\\.|[^\\])+?)__(?!_))
    | (?P<em>\*(?!\s)(?:\\.|\*\*|[^*\\])+?(?<!\s)[ ]{0,2}\*(?!\*)|_(?:\\.|__|[^_\\])+?_(?!\w))
    | (?P<strike>~~.+?~~)
    | (?P<spoiler>\|\|.+?\|\|)
    | (?P<time><t:(?P<time_in>-?[0-9]+)(?::(?P<style>[tTdDfFRsS]))?>)
    | (?P<emoji><a?:\w+:[0-9]+>|:[\w+~-]+:)
    | (?P<user><@!?(?P<user_in>[0-9]+)>)
    | (?P<channel><\#[0-9]+>)
    | (?P<role><@&[0-9]+>)
    | (?P<command></[^>]+:[0-9]+>)
    | (?P<place><id:[^>]+>)
    | (?P<everyone>@(?:everyone|here))
    | (?P<labelled>\[(?P<label>(?:\[[^\]]*\]|[^\[\]])*[^\[]*?)\]
          \(\s*<?(?P<labelled_in>(?:\([^)]*\)|[^\s\\]|\\[^\n])*?)>?(?:\s+['"].*?['"])?\s*\))
    | (?P<link><(?P<link_in>[^:\ >]+:/[^\ >]+)>)
    | (?P<bare>(?:https?|steam)://[^\s<]+|\bdiscord(?:app)?\.(?:gg|com)/)
    | (?P<small>^[ ]*-\#[ ])
    | (?P<heading>^[ ]*\#{1,3}\s)
    | (?P<quote>^[ ]*>(?:>>)?[ ])
    | (?P<list>^[ ]*(?:[*+-]|[0-9]+\.)[ ])
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE | re.IGNORECASE,
)  # fmt: skip

_NESTED = ("strong", "underline")
_INVISIBLE = "\u200b"


@dataclass(frozen=True, slots=True)
class Seen:
    """A piece of a message: what it is, what it is within, what is in it (of an instant also how it is shown)."""

    kind: str
    text: str
    within: tuple[str, ...] = ()
    style: str = ""


def read(markdown: str, within: tuple[str, ...] = ()) -> list[Seen]:
    """The message piece by piece; letters one by one are `text`, so are escaped ones."""
    seen: list[Seen] = []
    at = 0
    for found in _RULES.finditer(markdown):
        if found.start() > at:
            seen.append(Seen("text", markdown[at : found.start()], within))
        at = found.end()
        kind = next(name for name in _RULES.groupindex if found[name] is not None)
        inner = next((found[name] for name in (f"{kind}_in",) if name in _RULES.groupindex), found[kind])
        if kind == "escape":
            seen.append(Seen("text", inner, within))
        elif kind == "code":
            seen.append(Seen("code", _code(inner), within))
        elif kind in _NESTED:
            seen.extend(read(inner, (*within, kind)))
        elif kind == "labelled":
            seen.append(Seen("labelled", f"{found['label']} ({inner})", within))
        else:
            seen.append(Seen(kind, inner, within, found["style"] or ""))
    if at < len(markdown):
        seen.append(Seen("text", markdown[at:], within))
    return seen


def _code(inner: str) -> str:
    """One space between backticks of the text and those around it is not shown."""
    if inner.lstrip(" ").startswith("`"):
        inner = inner.removeprefix(" ")
    return inner.removesuffix(" ") if inner.rstrip(" ").endswith("`") else inner


def plain_of(
    markdown: str,
    *,
    person: Callable[[str], str] = lambda number: number,
    instant: Callable[[int, str], str] = lambda unix, style: f"<{unix}:{style}>",
) -> str:
    """What people read, without any markup; people and instants as they are to be called."""
    parts = []
    for one in read(markdown):
        match one.kind:
            case "user":
                parts.append(person(one.text))
            case "time":
                parts.append(instant(int(one.text), one.style))
            case "list":
                parts.append("• ")
            case _:
                parts.append(one.text)
    return "".join(parts).replace(_INVISIBLE, "")


def kinds(markdown: str) -> set[str]:
    """What there is in the message besides letters."""
    return {kind for one in read(markdown) for kind in (one.kind, *one.within)} - {"text"}
