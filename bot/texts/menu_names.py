"""What commands are called in a platform's menu, where a name is one word."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.texts.catalogue import Catalogue
from facilitation.words import Language

IN_MENU = "-menu"
"""The ending of the keys of texts that read otherwise where there is a menu."""
_NAMES = re.compile(r"command-(.+)-names")
_FITTING = re.compile(r"[\w-]{1,32}")


def menu_names(catalogue: Catalogue, language: Language) -> Mapping[str, str]:
    """The name of each command by its key: the first of its names that fits into a menu, hyphens for its blanks.

    No two commands share a name, and none is called by the key of another. Raises ValueError when no name is left for one.
    """
    keys = sorted(found[1] for key in catalogue.keys(language) if (found := _NAMES.fullmatch(key)))
    named: dict[str, str] = {}
    for key in keys:
        others = (*named.values(), *(one for one in keys if one != key))
        names = (one.casefold().replace(" ", "-") for one in catalogue.choices(language, f"command-{key}-names"))
        name = next((one for one in names if _FITTING.fullmatch(one) and one not in others), None)
        if name is None:
            raise ValueError(f"no name of {key} in {language.value} fits into a menu")
        named[key] = name
    return named
