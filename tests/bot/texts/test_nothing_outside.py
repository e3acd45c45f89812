"""Whatever people read in a chat stands in the catalogues or in the programme: no sentence is written in the code.

The only way to a reader is through the values of `facilitation/words.py`, `facilitation/effects.py`, `bot/chat/richtext.py` and
`bot/chat/port.py`; so nothing that is given to one of them may be a sentence of the code's own. The command line speaks
English to administrators, and files for one person hold data; neither is a chat.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
NOT_A_CHAT = (ROOT / "bot" / "cli", ROOT / "bot" / "demo")
FILES = sorted(
    path
    for package in ("bot", "facilitation")
    for path in (ROOT / package).rglob("*.py")
    if not any(path.is_relative_to(one) for one in NOT_A_CHAT)
)
SHOWN = {
    "Words", "words", "Phrase", "Localised", "Several", "Url", "Choice", "Message", "Poll", "PollChoice", "RichText", "Paragraph",
    "Bullets", "Text", "Strong", "Code", "Link", "Instant", "_Ours",
}  # fmt: skip
"""What ends before a reader's eyes."""
NOT_SHOWN_FIRST = {"Words", "words", "Choice", "PollChoice"}
"""Their first argument is a key."""
HOW_TO_JOIN = {"and", "or", "lines", "date", "time", "day", "typed"}
"""What `Several` and `Instant` are told of how to write."""


def called(node: ast.Call) -> str:
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def literals(node: ast.expr) -> Iterator[ast.Constant]:
    """The texts that an argument is made of; what another call makes of a text is looked at there."""
    match node:
        case ast.Constant(value=str()):
            yield node
        case ast.JoinedStr(values=parts) | ast.Tuple(elts=parts) | ast.List(elts=parts):
            for part in parts:
                yield from literals(part)
        case ast.BinOp(left=left, right=right):
            yield from literals(left)
            yield from literals(right)
        case ast.IfExp(body=one, orelse=other):
            yield from literals(one)
            yield from literals(other)
        case ast.Call(func=ast.Attribute(value=ast.Constant() as text)):
            yield from literals(text)


def sentences(source: str) -> list[tuple[int, str]]:
    """Line and text of whatever a reader would see that the code itself says: two letters in a row are a word."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and (name := called(node)) in SHOWN:
            given = node.args[1:] if name in NOT_SHOWN_FIRST else node.args
            for argument in (*given, *(one.value for one in node.keywords)):
                texts = (one for one in literals(argument) if one.value not in HOW_TO_JOIN)
                found += [(one.lineno, str(one.value)) for one in texts if re.search(r"[^\W\d_]{2}", str(one.value))]
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_code_has_no_sentences_for_people(path: Path) -> None:
    assert sentences(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "source",
    [
        'words("who-coming", names="nobody")',
        'Say(ToRoom(), key, (Phrase(Localised("Hei", "Hej", "Hello")),))',
        'Message(RichText((Paragraph((Text("Welcome"),)),)))',
        'PollChoice("yes", f"Vote {name}")',
        'Several(("one", "another"), "or")',
        'Text("a {}".format(name) if name else "Nobody")',
    ],
)
def test_a_sentence_in_the_code_would_be_found(source: str) -> None:
    assert sentences(source)
