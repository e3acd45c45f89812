"""The confidentiality agreement is accepted by everybody, once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from facilitation import agreement
from facilitation.effects import Say, ToRoom
from facilitation.group import Standing
from facilitation.refusals import NotInGroup
from facilitation.session import PersonId
from facilitation.words import Several
from tests.facilitation.mentoring import (
    AINO,
    ANNA,
    BEFORE,
    FIRST,
    MEMBERS,
    MINNA,
    PEKKA,
    a_group,
    agreed,
    argument,
    keys,
    member,
    practice,
    recipients,
    saying,
    sentences,
    with_standing,
)


def test_the_text_has_a_title_and_every_clause() -> None:
    body = agreement.text(a_group(), practice())
    assert argument(body, "practice-agreement", "title") == practice().built_in.agreement_title
    clauses = argument(body, "practice-agreement", "clauses")
    assert isinstance(clauses, Several)
    assert len(clauses.items) == len(practice().built_in.clauses)


def test_the_request_names_whom_to_ask() -> None:
    body = agreement.request_body(a_group(), PEKKA)
    assert argument(body, "agreement-flow-request", "facilitator") == Several(("Anna",), "or")


def test_accepting_is_noted_and_thanked_in_private() -> None:
    decision = agreement.accept(a_group(), PEKKA, BEFORE)
    assert member(decision.group, PEKKA).agreed_at == BEFORE
    assert recipients(decision) == [PEKKA]
    assert sentences(saying(decision, f"agreement-thanks:{PEKKA}").body) == ["agreement-flow-thanks"]


def test_accepting_again_changes_nothing() -> None:
    group = agreement.accept(a_group(), PEKKA, BEFORE).group
    again = agreement.accept(group, PEKKA, BEFORE + timedelta(days=1))
    assert (again.group, again.effects) == (group, ())


def test_when_everybody_has_accepted_the_room_hears_it() -> None:
    group = agreed(a_group(), ANNA, MINNA, *MEMBERS[:-1])
    assert [one.person for one in agreement.missing(group)] == [AINO]
    decision = agreement.accept(group, AINO, BEFORE)
    told = decision.effects[-1]
    assert isinstance(told, Say)
    assert (told.key, told.to) == ("agreement:all", ToRoom())
    assert agreement.missing(decision.group) == ()


@pytest.mark.parametrize("person", [ANNA, MINNA, PEKKA])
def test_everybody_means_host_and_facilitator_too(person: PersonId) -> None:
    others = [one for one in (ANNA, MINNA, *MEMBERS) if one not in (person, AINO)]
    decision = agreement.accept(agreed(a_group(), *others), AINO, BEFORE)
    assert "agreement:all" not in keys(decision)


def test_before_the_first_session_an_open_invitation_keeps_everybody_from_being_everybody() -> None:
    group = with_standing(agreed(a_group(), ANNA, MINNA, *MEMBERS[1:]), Standing.INVITED, AINO)
    assert "agreement:all" not in keys(agreement.accept(group, PEKKA, BEFORE))
    assert "agreement:all" in keys(agreement.accept(group, PEKKA, FIRST.instant()))
    without = with_standing(group, Standing.DECLINED, AINO)
    assert "agreement:all" in keys(agreement.accept(without, PEKKA, BEFORE))


def test_the_first_in_an_empty_room_is_not_everybody() -> None:
    group = with_standing(a_group(), Standing.LEFT, MINNA, *MEMBERS)
    assert "agreement:all" not in keys(agreement.accept(group, ANNA, FIRST.instant()))


@pytest.mark.parametrize("standing", [Standing.INVITED, Standing.LEFT, Standing.DECLINED])
def test_only_who_is_in_the_room_can_accept(standing: Standing) -> None:
    with pytest.raises(NotInGroup):
        agreement.accept(with_standing(a_group(), standing, PEKKA), PEKKA, BEFORE)
    with pytest.raises(NotInGroup):
        agreement.accept(a_group(), PersonId("@stranger:elsewhere.example"), BEFORE)
