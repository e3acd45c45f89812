from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.discord.components import Component, open_button, poll_components, sign_button, write_button
from bot.chat.discord.rows import components_of, rows, signs, with_commands, with_sign, without_sign
from bot.chat.port import Poll, PollChoice


def command(key: str) -> Component:
    return {"type": 2, "style": 2, "label": key, "custom_id": f"c/{key}"}


def poll(number: int, most: int = 1) -> list[Component]:
    return poll_components(Poll("?", tuple(PollChoice(str(one), f"V{one}") for one in range(number)), most))


def shape(found: list[Component]) -> list[list[str]]:
    return [[one["custom_id"] for one in row["components"]] for row in found]


def message(components: list[Component]) -> dict[str, Any]:
    return {"components": rows(components)}


def test_each_kind_has_rows_of_its_own_and_signs_come_last() -> None:
    found = rows([sign_button("✅"), *poll(6), open_button("Avaa"), command("a"), write_button("Kirjoita")])
    assert shape(found) == [["c/a"], ["v/0", "v/1", "v/2", "v/3", "v/4"], ["v/5"], ["o", "w"], ["s/✅"]]
    assert {row["type"] for row in found} == {1}


def test_a_select_has_a_row_for_itself() -> None:
    assert shape(rows([*poll(3, most=2), command("a"), sign_button("✅")])) == [["c/a"], ["v"], ["s/✅"]]


def test_kinds_share_rows_when_there_are_not_enough_and_the_last_signs_are_left_out() -> None:
    full = rows([*poll(21), command("a"), *(sign_button(sign) for sign in "🅰🅱🆎🅾")])
    assert [len(row["components"]) for row in full] == [5] * 5
    assert full[-1]["components"][-1]["custom_id"] == "s/🆎"


def test_a_sign_comes_once_and_goes_and_all_else_stays() -> None:
    sent = message([command("a"), *poll(2)])
    signed = message(with_sign(with_sign(components_of(sent), "✅"), "✅"))
    assert shape(signed["components"]) == [["c/a"], ["v/0", "v/1"], ["s/✅"]]
    assert signs(components_of(signed)) == ["✅"]
    assert message(without_sign(components_of(signed), "✅")) == sent
    assert message(without_sign(components_of(sent), "✅")) == sent


def test_new_commands_take_the_place_of_the_old_ones() -> None:
    sent = [command("a"), command("b"), sign_button("✅")]
    assert shape(rows(with_commands(sent, [command("c")]))) == [["c/c"], ["s/✅"]]
    assert shape(rows(with_commands(sent, []))) == [["s/✅"]]


def test_what_discord_adds_to_a_fetched_message_is_not_sent_back() -> None:
    fetched = {
        "components": [
            {"type": 1, "id": 1, "components": [command("a") | {"id": 2, "emoji": {"id": None, "name": "✅"}, "sku_id": None}]},
            {"type": 1, "id": 3, "components": [{**poll(2, most=2)[0], "id": 4, "placeholder": None}]},
        ]
    }
    assert rows(components_of(fetched)) == [
        {"type": 1, "components": [command("a") | {"emoji": {"name": "✅"}}]},
        {"type": 1, "components": poll(2, most=2)},
    ]


anything = st.recursive(
    st.none() | st.integers(0, 5) | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["type", "components", "custom_id", "options", "emoji", "label"]), inner, max_size=4
    ),
    max_leaves=15,
)  # fmt: skip


@given(anything)
def test_whatever_a_message_bears_is_read_without_harm(components: object) -> None:
    for row in rows(components_of({"components": components})):
        assert 0 < len(row["components"]) <= 5


@given(st.lists(st.sampled_from([*poll(25), *poll(3, 2), command("a"), open_button("o"), sign_button("✅")]), max_size=40))
def test_there_are_never_more_than_five_rows_of_five(components: list[Component]) -> None:
    found = rows(components)
    assert len(found) <= 5
    assert all(0 < len(row["components"]) <= 5 for row in found)
