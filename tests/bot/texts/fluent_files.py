"""The catalogues as their writers see them: messages with their variables and selectors, straight from the files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from fluent.runtime import FluentResource
from fluent.syntax import ast
from fluent.syntax.serializer import serialize_expression
from fluent.syntax.visitor import Visitor

from facilitation.words import Language


@dataclass(frozen=True)
class Written:
    """One message as written. Variables and selectors include those of the messages that it refers to."""

    variables: frozenset[str]
    selectors: frozenset[tuple[str, frozenset[str]]]
    texts: tuple[str, ...]
    refers_to: frozenset[str]
    finnish_ends: tuple[str, ...]


class _Look(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.selectors: set[tuple[str, frozenset[str]]] = set()
        self.texts: list[str] = []
        self.refers_to: set[str] = set()
        self.after_placeable: list[str] = []

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 (named by the library)
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:  # noqa: N802 (named by the library)
        self.refers_to.add(node.id.name)

    def visit_SelectExpression(self, node: ast.SelectExpression) -> None:  # noqa: N802 (named by the library)
        keys = frozenset(one.key.value if isinstance(one.key, ast.NumberLiteral) else one.key.name for one in node.variants)
        self.selectors.add((serialize_expression(node.selector), keys))
        self.generic_visit(node)

    def visit_Pattern(self, node: ast.Pattern) -> None:  # noqa: N802 (named by the library)
        for before, after in zip(node.elements, node.elements[1:], strict=False):
            if isinstance(before, ast.Placeable) and isinstance(after, ast.TextElement):
                self.after_placeable.append(after.value)
        self.generic_visit(node)

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 (named by the library)
        self.texts.append(node.value)


@cache
def written(language: Language) -> dict[str, Written]:
    """All messages of a language."""
    looks: dict[str, _Look] = {}
    for file in sorted((resources.files("bot.texts") / "catalogues" / language.value).iterdir(), key=lambda one: one.name):
        for entry in FluentResource(file.read_text(encoding="utf-8")).body:
            if isinstance(entry, ast.Message):
                looks[entry.id.name] = look = _Look()
                look.visit(entry.value)
    return {key: _whole(key, looks) for key in looks}


def _whole(key: str, looks: dict[str, _Look]) -> Written:
    seen = list(_reached(key, looks))
    return Written(
        frozenset(name for look in seen for name in look.variables),
        frozenset(one for look in seen for one in look.selectors),
        tuple(text for look in seen for text in look.texts),
        frozenset(looks[key].refers_to),
        tuple(looks[key].after_placeable),
    )


def _reached(key: str, looks: dict[str, _Look]) -> Iterator[_Look]:
    yield looks[key]
    for other in looks[key].refers_to:
        yield from _reached(other, looks)
