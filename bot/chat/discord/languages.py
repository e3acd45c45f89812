"""Which of our languages a person reads, by the locale of their Discord; and what is said by language, by locale."""

from __future__ import annotations

from collections.abc import Mapping

LOCALES: Mapping[str, tuple[str, ...]] = {"fi": ("fi",), "sv": ("sv-SE",), "en": ("en-US", "en-GB")}
"""The locales of each language: Discord takes American English for another one than British."""

DEFAULT = "en"
"""In which what is shown in all other locales is written."""


def language_of(locale: str, default: str) -> str:
    """The language (`fi`, `sv`, `en`) of somebody with that locale; `default` when it is none of ours."""
    language = locale.partition("-")[0]
    return language if language in LOCALES else default


def by_locale(texts: Mapping[str, str]) -> dict[str, str]:
    """Texts by language as texts by locale."""
    return {locale: texts[language] for language, locales in LOCALES.items() for locale in locales}
