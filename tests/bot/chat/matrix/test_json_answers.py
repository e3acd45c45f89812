"""What one person sent cannot make the homeserver's answer unreadable for all."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.chat.matrix.json_answers import DEEPEST, json_object

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)
DEEP = ("[", "]"), ('{"a":', "}"), ('[{"]}":', "}]")


@pytest.mark.parametrize(("opens", "closes"), DEEP)
@pytest.mark.parametrize("levels", [900, 1_100, 50_000])
def test_what_is_nested_too_deeply_is_left_out_and_the_rest_is_read(opens: str, closes: str, levels: int) -> None:
    raw = f'{{"next_batch":"s1","to_device":{{"events":[{opens * levels}1{closes * levels}]}},"rooms":{{"join":{{"!a":[1]}}}}}}'
    if levels > 1_000:
        with pytest.raises(RecursionError):
            json.loads(raw)
    answer = json_object(raw.encode())
    assert answer is not None
    assert (answer["next_batch"], answer["rooms"]) == ("s1", {"join": {"!a": [1]}})


def test_a_number_without_end_is_left_out() -> None:
    raw = b'{"a":[' + b"9" * 5_000 + b',1,2.5,1e999,"' + b"9" * 5_000 + b'"]}'
    with pytest.raises(ValueError):
        json.loads(raw)
    answer = json_object(raw)
    assert answer is not None
    assert answer["a"][:3] == [None, 1, 2.5]
    assert answer["a"][4] == "9" * 5_000


@given(JSON, st.integers(DEEPEST + 20, 1_500))
@example('"]}\\', 1_500)
def test_what_stands_beside_it_is_read_as_it_is(value: object, levels: int) -> None:
    raw = json.dumps({"before": value, "x": 0, "after": value}).replace('"x": 0', '"x": ' + "[" * levels + "]" * levels)
    answer = json_object(raw.encode())
    assert answer is not None
    assert (answer["before"], answer["after"]) == (value, value)


@given(st.binary(max_size=300) | st.text('[]{}":,\\1a', max_size=300).map(str.encode))
@example(b"{" * 5_000)
@example(b"]" * 5_000)
def test_anything_is_read_or_not_but_never_raises(raw: bytes) -> None:
    assert isinstance(json_object(raw), dict | None)
