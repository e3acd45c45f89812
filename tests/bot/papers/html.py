"""Looking at a page without a browser."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_VOID = {"meta", "br", "link", "img", "input", "hr"}
_SHAPES = {"path", "circle", "rect"}
"""Closed by their own slash."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self.open.append(tag)
        # What a reader clicks is not fetched by the page.
        self.addresses += [value for name, value in attrs if value and name in ("src", "srcset", "data", "poster")]
        if tag == "link":
            self.addresses += [value for name, value in attrs if value and name == "href"]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in _SHAPES | _VOID, tag

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        opened = self.open.pop()
        assert opened == tag, f"<{opened}> is closed by </{tag}>"


def _read(html: str) -> _Reader:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader


def well_formed(html: str) -> None:
    """Fails unless everything that is opened is closed, in order."""
    assert _read(html).open == []


def fetched(html: str) -> list[str]:
    """The addresses that a browser would fetch when it opens the page."""
    return [*_read(html).addresses, *re.findall(r"url\([^)]*\)|@import[^;]*", html)]
