from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.discord.components import poll_components
from bot.chat.discord.polls import after, asked, asks, ended, marked, native, offered, standing
from bot.chat.discord.rows import components_of
from bot.chat.port import Poll, PollChoice
from tests.bot.chat.discord.reading import kinds, plain_of
from tests.bot.chat.discord.texts import tricky

PEOPLE = ("1", "22", "123456789012345678")
TRAPS = ("**a**: <@1>", "<@1>", "**a**: ", "a", "a", "A", ": <@1>", "\n**a**: <@1>, <@22>\n", "a\n", "a (2)", "*", "\\", "**")


def poll_of(*labels: str, most: int = 1, question: str = "Kuka tuo pullat?") -> Poll:
    return Poll(question, tuple(PollChoice(f"c{number}", label) for number, label in enumerate(labels)), most)


def pressing(message: dict[str, Any], *presses: tuple[str, tuple[str, ...]]) -> dict[str, Any]:
    for person, answers in presses:
        changed = after(message, person, answers)
        assert changed is not None
        message = changed
    return message


def text_of(message: dict[str, Any]) -> str:
    text = message["content"] or message["embeds"][0]["description"]
    assert isinstance(text, str)
    return text


def chosen(message: dict[str, Any]) -> dict[str, set[str]]:
    now = standing(message)
    assert now is not None
    return {person: set(now.of(person)) for person in PEOPLE if now.of(person)}


# --- in a group's room ------------------------------------------------------------------------------------------------


def test_a_poll_shows_who_has_chosen_what_below_its_question() -> None:
    message = asked(poll_of("Minä", "Sinä", "Kukaan"))
    assert message["content"] == "Kuka tuo pullat?"
    message = pressing(message, ("1", ("c1",)), ("22", ("c0",)), ("3", ("c1",)))
    assert message["content"] == "Kuka tuo pullat?\n**Minä**: <@22>\n**Sinä**: <@1>, <@3>"


def test_a_choice_takes_the_place_of_the_former_one() -> None:
    message = pressing(asked(poll_of("A", "B")), ("1", ("c0",)), ("22", ("c0",)), ("1", ("c1",)), ("22", ("c0",)))
    assert message["content"] == "Kuka tuo pullat?\n**A**: <@22>\n**B**: <@1>"


def test_a_select_sets_exactly_what_is_chosen_and_nothing_takes_it_back() -> None:
    message = pressing(asked(poll_of("A", "B", "C", most=2)), ("1", ("c0", "c1")), ("1", ("c1", "c2")))
    assert chosen(message) == {"1": {"c1", "c2"}}
    assert pressing(message, ("1", ()))["content"] == "Kuka tuo pullat?"


def test_the_choices_stay_below_the_message_and_nothing_of_one_persons_is_marked_for_all() -> None:
    message = asked(poll_of("A", "B"))
    assert pressing(message, ("1", ("c0",)))["components"] == message["components"]
    several = asked(poll_of("A", "B", most=2))
    assert pressing(several, ("1", ("c0",)))["components"] == several["components"]


votes = st.lists(st.tuples(st.sampled_from(PEOPLE), st.sets(st.integers(0, 6), max_size=3)), max_size=12)


@given(
    st.lists(st.sampled_from(TRAPS) | tricky, min_size=1, max_size=6), st.sampled_from(TRAPS) | tricky, st.integers(1, 3), votes
)
def test_the_message_remembers_every_choice_whatever_question_and_labels_say(
    labels: list[str], question: str, most: int, presses: list[tuple[str, set[int]]]
) -> None:
    message = asked(poll_of(*labels, most=most, question=question))
    before = kinds(text_of(message))
    model: dict[str, set[str]] = {}
    for person, numbers in presses:
        answers = tuple(f"c{number}" for number in sorted(numbers) if number < len(labels))[: min(most, len(labels))]
        message = pressing(message, (person, answers))
        model = {**model, person: set(answers)}
        assert chosen(message) == {one: there for one, there in model.items() if there}
    assert kinds(text_of(message)) <= before | {"strong", "user"}


def test_a_long_tally_moves_into_an_embed_and_is_read_from_there() -> None:
    message = asked(poll_of("A" * 80, "B" * 80, question="Kysymys " * 30))
    people = [str(10**17 + number) for number in range(80)]
    message = pressing(message, *((person, ("c0",)) for person in people), (people[0], ("c1",)))
    assert message["content"] == ""
    now = standing(message)
    assert now is not None
    assert now.chosen == {"c0": tuple(people[1:]), "c1": (people[0],)}
    assert now.question == ("Kysymys " * 30).strip()


@pytest.mark.parametrize(
    "content",
    [
        "**A**: <@1>\nKuka tuo pullat?",
        "Kuka tuo pullat?\n**Muu**: <@1>\n**A**: <@!1>, <@1>\n",
        "Kuka tuo pullat?\n\n**A**: <@1>\n**B**: <@1",
        None,
    ],
)
def test_a_damaged_message_is_read_as_far_as_it_goes(content: str | None) -> None:
    message = {**asked(poll_of("A", "B")), "content": content}
    changed = pressing(message, ("22", ("c1",)))
    assert chosen(changed) == ({"1": {"c0"}, "22": {"c1"}} if content else {"22": {"c1"}})


@pytest.mark.parametrize("message", [{}, {"content": "a"}, {"components": []}, {"content": 1, "components": 1, "embeds": [1]}])
def test_where_nothing_can_be_chosen_nothing_changes(message: dict[str, Any]) -> None:
    assert standing(message) is None
    assert after(message, "1", ("c0",)) is None
    assert marked(message, ("c0",)) is None


def test_an_answer_that_there_is_not_is_none_and_too_many_are_cut() -> None:
    message = pressing(asked(poll_of("A", "B")), ("1", ("c9",)), ("22", ("c0", "c1")))
    assert chosen(message) == {"22": {"c0"}}


# --- in private -------------------------------------------------------------------------------------------------------


def test_in_private_the_chosen_one_is_marked_and_the_text_stays() -> None:
    changed = marked(asked(poll_of("A", "B")), ("c1",))
    assert changed is not None
    assert set(changed) == {"components"}
    assert [one["style"] for one in components_of(changed)] == [2, 3]
    again = marked({"content": "?", **changed}, ("c0",))
    assert again is not None
    assert components_of(again) == poll_components(poll_of("A", "B"), {"c0"})


def test_in_private_a_select_shows_what_is_chosen() -> None:
    poll = poll_of("A", "B", "C", most=2)
    changed = marked(asked(poll), ("c1", "c2"))
    assert changed is not None
    assert components_of(changed) == poll_components(poll, {"c1", "c2"})


# --- the end ----------------------------------------------------------------------------------------------------------


def test_a_poll_that_is_over_shows_its_tally_and_its_ending_and_nothing_to_press() -> None:
    message = pressing(asked(poll_of("A", "B")), ("1", ("c0",)))
    over = ended(message, "Kysely on päättynyt.")
    assert over == {"content": "Kuka tuo pullat?\n**A**: <@1>\n\nKysely on päättynyt.", "embeds": [], "components": []}
    assert standing(over) is None


# --- Discord's own ----------------------------------------------------------------------------------------------------


def test_a_small_poll_can_be_discords_own() -> None:
    assert native(poll_of("A", "B\n b"), 24) == {
        "question": {"text": "Kuka tuo pullat?"},
        "answers": [{"poll_media": {"text": "A"}}, {"poll_media": {"text": "B b"}}],
        "duration": 24,
        "allow_multiselect": False,
    }
    several = native(poll_of("A", "B", most=2), 24)
    assert several is not None
    assert several["allow_multiselect"] is True


@pytest.mark.parametrize(
    ("poll", "hours"),
    [
        (poll_of("A"), 24),
        (poll_of(*"ABCDEFGHIJK"), 24),
        (poll_of("A", "B" * 56), 24),
        (poll_of("A", "😀" * 28), 24),
        (poll_of("A", "B", question="?" * 301), 24),
        (poll_of("A", "B", question=" "), 24),
        (poll_of("A", "B", "C", most=2), 24),
        (poll_of("A", "B"), 0),
        (poll_of("A", "B"), 769),
    ],
)
def test_what_discord_cannot_ask_by_itself_is_asked_with_buttons(poll: Poll, hours: int) -> None:
    assert native(poll, hours) is None
    assert asked(poll)["components"]


def test_the_largest_poll_that_discord_can_ask_is_one_of_its_own() -> None:
    assert native(poll_of(*(letter * 55 for letter in "ABCDEFGHIJ"), question="?" * 300), 768) is not None


def test_a_question_is_shown_as_it_was_written() -> None:
    assert plain_of(asked(poll_of("A", question="**Kuka**: <@1>?"))["content"]) == "**Kuka**: <@1>?"


# --- known again ------------------------------------------------------------------------------------------------------


def test_a_poll_is_known_again_whoever_has_answered_and_when_it_is_over() -> None:
    poll = poll_of("A", "B")
    message = pressing(asked(poll), ("1", ("c0",)))
    assert asks(message, poll)
    assert asks(ended(message, "Kysely on päättynyt."), poll)


def test_a_poll_of_discords_own_is_known_again_by_its_words() -> None:
    fetched = {
        "content": "",
        "poll": {
            "question": {"text": "Kuka tuo pullat?"},
            "answers": [{"answer_id": 1, "poll_media": {"text": one}} for one in "AB"],
        },
    }
    assert asks(fetched, poll_of("A", "B"))
    assert not asks(fetched, poll_of("A", "C"))
    assert not asks({"poll": {}}, poll_of("A"))


def test_another_poll_is_not_taken_for_it() -> None:
    assert not asks(asked(poll_of("A", "B")), poll_of("A", "B", question="Kuka tuo"))
    assert not asks(asked(poll_of("A", "B")), poll_of("A", "B", "C"))
    assert not asks({}, poll_of("A", "B"))


def test_only_what_is_offered_can_be_answered_and_no_more_than_may_be() -> None:
    several, one = asked(poll_of("a", "b", "c", most=2)), asked(poll_of("a", "b"))
    assert offered(several, ("c2", "c2", "x", "c0", "c1")) == ("c2", "c0")
    assert offered(one, ("x",)) == ()
    assert offered(one, ("c1",)) == ("c1",)
