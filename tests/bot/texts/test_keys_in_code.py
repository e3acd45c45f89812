"""Every sentence that the code says is written down, and gets what it names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from facilitation.words import Language
from tests.bot.texts.fluent_files import written

ROOT = Path(__file__).parents[3]
SAYS = {"words", "Words"}
ASKS_THE_CATALOGUE = {"text", "format", "choices"}


@dataclass(frozen=True)
class Use:
    """A key in the code. `pattern` matches the keys meant; `given` are the arguments' names, or None if they cannot be seen."""

    where: str
    pattern: str
    given: frozenset[str] | None


@cache
def uses() -> tuple[Use, ...]:
    files = sorted((*(ROOT / "bot").rglob("*.py"), *(ROOT / "facilitation").rglob("*.py")))
    return tuple(use for file in files for use in _in_file(file))


def _in_file(file: Path) -> Iterator[Use]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        where = f"{file.relative_to(ROOT)}:{node.lineno}"
        match node.func:
            case ast.Name(id=name) if name in SAYS and node.args:
                given = _given(node)
                yield from (Use(where, pattern, given) for pattern in _patterns(node.args[0]))
            case ast.Name(id="CommandRef") if node.args:
                yield from (Use(where, f"command-{pattern}-names", None) for pattern in _patterns(node.args[0]))
            case ast.Attribute(attr=name) if name in ASKS_THE_CATALOGUE and len(node.args) >= 2:
                keys = (pattern for pattern in _patterns(node.args[1]) if "-" in pattern)
                yield from (Use(where, pattern, None) for pattern in keys)


def _given(call: ast.Call) -> frozenset[str] | None:
    names: set[str] = set()
    for keyword in call.keywords:
        if keyword.arg is None:
            return None
        names.add(keyword.arg)
    if len(call.args) == 1:
        return frozenset(names)
    match call.args[1]:
        case ast.Dict(keys=keys) if all(isinstance(key, ast.Constant) for key in keys):
            return frozenset(str(key.value) for key in keys if isinstance(key, ast.Constant))
        case _:
            return None


def _patterns(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(key)):
            yield re.escape(key)
        case ast.JoinedStr(values=values):
            yield "".join(re.escape(str(one.value)) if isinstance(one, ast.Constant) else ".+" for one in values)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _patterns(body)
            yield from _patterns(orelse)


@pytest.mark.parametrize("language", Language)
def test_every_key_is_in_the_catalogue(language: Language) -> None:
    keys = written(language)
    missing = [f"{use.where}: {use.pattern}" for use in uses() if not any(re.fullmatch(use.pattern, key) for key in keys)]
    assert not missing, "\n".join(missing)


def test_every_sentence_gets_what_it_names() -> None:
    lacking = []
    for use in uses():
        if use.given is None:
            continue
        for key, message in written(Language.FI).items():
            if re.fullmatch(use.pattern, key) and (lacks := message.variables - use.given):
                lacking.append(f"{use.where}: {key} lacks {', '.join(sorted(lacks))}")
    assert not lacking, "\n".join(lacking)


def test_the_code_is_really_looked_at() -> None:
    assert len(uses()) > 50
