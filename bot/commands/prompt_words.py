"""Reading what is said after `prompt`: a word for one of the programme's questions, or a question of one's own."""

from __future__ import annotations

from bot.commands.slots import Fit, Readings, Slot, bad_part
from bot.commands.tokens import unquoted
from bot.texts import Place
from facilitation.prompts import OwnQuestion, Which

_WORDS = {
    **dict.fromkeys(("next", "seuraava", "nästa"), Which.NEXT),
    **dict.fromkeys(("deeper", "syvempi", "syvemmälle", "syvempää", "djupare"), Which.DEEPER),
    **dict.fromkeys(("other", "another", "toinen", "muu", "vaihda", "annan", "annat", "byt"), Which.OTHER),
}
_OWN = frozenset({"own", "oma", "egen"})
_FEWEST = 3
"""Words that make a question without being marked as one. Fewer may be a word for another command, mistyped."""


def read_wish(slot: Slot) -> Readings:
    """What is wanted. In private a question of one's own has to be marked, or in quotation marks: one may just be writing."""
    end = len(slot.tokens)
    first, *more = slot.tokens[slot.at :]
    if not more and not first.quoted and first.word in _WORDS:
        return Readings((Fit(end, _WORDS[first.word]),))
    if more and not first.quoted and first.word in _OWN:
        return Readings((Fit(end, OwnQuestion(unquoted(slot.text[more[0].start :]))),))
    in_room = slot.context.place is Place.ROOM and len(more) + 1 >= _FEWEST
    if in_room or (first.quoted and not more):
        return Readings((Fit(end, OwnQuestion(unquoted(slot.rest))),))
    return Readings(misfit=bad_part(slot, slot.rest))
