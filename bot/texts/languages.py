"""The names by which people call the languages."""

from __future__ import annotations

from bot.texts.catalogue import Catalogue
from facilitation.words import Language


def language_called(catalogue: Catalogue, typed: str) -> Language | None:
    """The language of that name, whichever language it is named in: `suomi`, `finska`, `Finnish`, `fi`. None if there is none."""
    wanted = " ".join(typed.casefold().split())
    for named in Language:
        for spoken in Language:
            if wanted in (name.casefold() for name in catalogue.choices(spoken, f"language-names-{named.value}")):
                return named
    return None
