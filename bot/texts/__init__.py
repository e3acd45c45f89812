"""The only place where words for people live: the catalogues, and how they become messages."""

from bot.texts.catalogue import Catalogue, MissingArgument, MissingText
from bot.texts.content import built_in_programme, programme_from
from bot.texts.moments import moment
from bot.texts.speaker import Place, Speaker

__all__ = [
    "Catalogue",
    "MissingArgument",
    "MissingText",
    "Place",
    "Speaker",
    "built_in_programme",
    "moment",
    "programme_from",
]
