"""The catalogues, read once: they do not change."""

from __future__ import annotations

import pytest

from bot.texts import Catalogue, Speaker


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return Catalogue.load()


@pytest.fixture(scope="session")
def speaker(catalogue: Catalogue) -> Speaker:
    return Speaker(catalogue)
