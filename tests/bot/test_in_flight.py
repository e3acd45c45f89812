"""How many calls are under way at once: a matter of how the platform answers, and of nothing else."""

from __future__ import annotations

from bot.in_flight import ASIDE, FIRST_REST, MOST, QUICK, SLOW, START, UNDER_WAY, InFlight


def burst(flight: InFlight, now: float, took: float, rounds: int = 1) -> float:
    """Rounds in which all hands are used and every call goes well after that time; when they are over."""
    for _ in range(rounds):
        places = [f"place {number}" for number in range(flight.free(now))]
        for place in places:
            flight.begins(place, now, of_no_group=False)
        now += took
        for place in places:
            flight.went_well(place, now)
            flight.ends(place)
    return now


def test_a_platform_that_answers_as_usual_keeps_all_hands_busy() -> None:
    flight = InFlight()
    burst(flight, 0.0, 0.3, rounds=50)
    assert flight.limit == START


def test_a_quick_platform_gets_more_calls_up_to_a_bound() -> None:
    flight = InFlight()
    burst(flight, 0.0, QUICK / 2, rounds=5)
    assert START < flight.limit < MOST
    burst(flight, 100.0, QUICK / 2, rounds=50)
    assert flight.limit == MOST


def test_a_platform_that_slows_down_gets_fewer_calls_and_more_again_when_it_is_well() -> None:
    flight = InFlight()
    now = burst(flight, 0.0, SLOW * 1.1, rounds=3)
    assert 1 < flight.limit < START / 2
    burst(flight, now, 0.3, rounds=30)
    assert flight.limit == START


def test_a_few_slow_calls_say_nothing_while_hands_are_free() -> None:
    flight = InFlight()
    for number in range(100):
        flight.begins("slow", number * 10.0, of_no_group=False)
        flight.went_well("slow", number * 10.0 + 2 * SLOW)
        flight.ends("slow")
    assert flight.limit == START


def test_asked_for_patience_everybody_waits_as_long_as_asked_and_half_as_many_go_on() -> None:
    flight = InFlight()
    for number in range(START):
        flight.begins(f"place {number}", 0.0, of_no_group=False)
    for number in range(START):
        assert flight.asked_for_patience(f"place {number}", 0.5, 3.0) == 3.0
        flight.ends(f"place {number}")
    assert flight.limit == START / 2, "once for all that were under way together"
    assert flight.free(3.4) == 0
    assert flight.changes_at(0.5) == 3.5
    assert flight.free(3.5) == START / 2


def test_one_place_in_trouble_leaves_the_others_their_hands() -> None:
    flight = InFlight()
    for number in range(20):
        flight.begins("broken", float(number), of_no_group=False)
        flight.failed("broken", number + 0.5, everywhere=True)
        flight.ends("broken")
    assert flight.free(30.0) == START


def test_when_nobody_is_there_all_rest_longer_each_time_until_somebody_is() -> None:
    flight = InFlight()
    now, rests = 0.0, []
    for number in range(6):
        flight.begins(f"place {number}", now, of_no_group=False)
        flight.failed(f"place {number}", now, everywhere=True)
        flight.ends(f"place {number}")
        then = flight.changes_at(now)
        rests.append(0.0 if then is None else then - now)
        now = now if then is None else then
    assert rests == [0.0, FIRST_REST, 2 * FIRST_REST, 4 * FIRST_REST, 8 * FIRST_REST, 15.0]
    assert flight.limit == 1
    burst(flight, now, 0.01, rounds=10)
    assert flight.limit > 1


def test_calls_that_take_long_give_their_hands_to_others_but_not_without_end() -> None:
    flight = InFlight()
    for number in range(START):
        flight.begins(f"hangs {number}", 0.0, of_no_group=False)
    assert flight.free(ASIDE / 2) == 0
    assert flight.changes_at(ASIDE / 2) == ASIDE
    assert flight.free(ASIDE) == START
    for number in range(START, UNDER_WAY):
        flight.begins(f"hangs {number}", ASIDE, of_no_group=False)
    assert flight.free(10 * ASIDE) == 0


def test_strangers_never_get_more_than_half_of_the_hands() -> None:
    flight = InFlight()
    for number in range(flight.free_of_no_group()):
        flight.begins(f"stranger {number}", 0.0, of_no_group=True)
    assert flight.free(0.0) == START / 2
    assert flight.free_of_no_group() == 0
    assert flight.free_of_no_group() == 0
    assert flight.free(2 * ASIDE) == START
