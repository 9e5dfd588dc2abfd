"""What printed numbers may stand for."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.check.intervals import Interval, claimed, exact, last_place, reported
from pipeline.check.wording import number

PLACES = st.integers(min_value=0, max_value=4)
SIZES = st.fractions(min_value=0, max_value=10**6, max_denominator=10**5)
COUNTS = st.integers(min_value=0, max_value=10**9)
ENDS = st.one_of(st.none(), st.fractions(max_denominator=1000))


@st.composite
def intervals(draw: st.DrawFn, *, positive: bool = False) -> Interval:
    least = 0 if positive else None
    a, b = sorted(draw(st.lists(st.fractions(min_value=least, max_denominator=1000), min_size=2, max_size=2)))
    low = None if not positive and draw(st.booleans()) else a
    return Interval(low, None if draw(st.booleans()) else b)


@st.composite
def held(draw: st.DrawFn, *, positive: bool = False) -> tuple[Interval, Fraction]:
    """An interval and a number in it."""
    value = draw(st.fractions(min_value=0 if positive else None, max_denominator=1000))
    below, above = draw(SIZES), draw(SIZES)
    low = max(Fraction(0), value - below) if positive else value - below
    return Interval(low, None if draw(st.booleans()) else value + above), value


def holds(interval: Interval, value: Fraction) -> bool:
    return interval.meets(Interval(value, value))


def printed(value: Fraction, places: int, rounding: str) -> Decimal:
    """``value`` to ``places`` decimals."""
    exactly = Decimal(value.numerator) / Decimal(value.denominator)
    return exactly.quantize(Decimal(1).scaleb(-places), rounding)


def written(value: Decimal, places: int) -> str:
    return f"{value:.{places}f}".replace(".", ",")


@given(SIZES, PLACES, st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN]))
def test_a_rounded_number_stands_for_what_was_rounded(value: Fraction, places: int, rounding: str) -> None:
    rounded = printed(value, places, rounding)
    assert holds(reported(rounded, written(rounded, places)).printed, value)


@given(SIZES, PLACES)
def test_a_number_cut_off_stands_for_what_was_cut(value: Fraction, places: int) -> None:
    cut = printed(value, places, ROUND_DOWN)
    assert holds(reported(cut, written(cut, places)).rounded, value)


@given(st.lists(SIZES, min_size=1, max_size=6), PLACES)
def test_the_sum_of_roundings_holds_the_rounding_of_the_sum(values: list[Fraction], places: int) -> None:
    sum_ = Interval(Fraction(0), Fraction(0))
    for value in values:
        part = printed(value, places, ROUND_HALF_UP)
        sum_ += reported(part, written(part, places)).printed
    total = printed(sum(values, Fraction(0)), places, ROUND_HALF_UP)
    assert holds(sum_, sum(values, Fraction(0)))
    assert sum_.meets(reported(total, written(total, places)).printed)


@given(SIZES, SIZES, PLACES)
def test_the_difference_of_roundings_holds_the_difference(a: Fraction, b: Fraction, places: int) -> None:
    low, high = sorted((a, b))
    ends = [
        reported(p, written(p, places)).printed
        for p in (printed(v, places, ROUND_HALF_UP) for v in (low, high))
    ]
    assert holds(ends[1] - ends[0], high - low)


@given(COUNTS, st.integers(min_value=1, max_value=10**9), PLACES)
def test_a_rounded_share_is_that_of_its_counts(part: int, whole: int, places: int) -> None:
    share = Fraction(part, whole) * 100
    stated = printed(share, places, ROUND_HALF_UP)
    got = exact(part).printed.ratio(exact(whole).printed).scaled(100)
    assert got.meets(reported(stated, written(stated, places)).printed)


@given(held(), held())
def test_sums_and_differences_hold_those_of_their_numbers(
    a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]
) -> None:
    assert holds(a[0] + b[0], a[1] + b[1])
    assert holds(a[0] - b[0], a[1] - b[1])


@given(held(positive=True), held(positive=True))
def test_ratios_hold_those_of_their_numbers(
    a: tuple[Interval, Fraction], b: tuple[Interval, Fraction]
) -> None:
    if b[1]:
        assert holds(a[0].ratio(b[0]), a[1] / b[1])


@given(intervals(), intervals())
def test_meeting_is_mutual(a: Interval, b: Interval) -> None:
    assert a.meets(b) == b.meets(a)
    assert a.meets(a)


@given(intervals(), intervals(), intervals())
def test_adding_is_the_same_in_any_order(a: Interval, b: Interval, c: Interval) -> None:
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)


@given(held(positive=True), st.fractions(min_value=0, max_denominator=100))
def test_scaling_scales_what_is_held(a: tuple[Interval, Fraction], factor: Fraction) -> None:
    assert holds(a[0].scaled(factor), a[1] * factor)


@given(
    st.decimals(min_value=0, max_value=10**6, places=2),
    st.sampled_from(["=", ">", "<", "~", ">=", "<="]),
    st.booleans(),
)
def test_every_reading_holds_the_number_itself_and_the_wider_holds_the_narrower(
    value: Decimal, cmp: str, amount: bool
) -> None:
    stated = reported(value, written(value, 2), cmp, amount=amount)
    assert holds(stated.printed, Fraction(value))
    for end in (stated.printed.low, stated.printed.high):
        if end is not None:
            assert holds(stated.rounded, end)


@given(st.decimals(min_value=0, max_value=10**6, places=2), st.sampled_from([">", "<"]), SIZES)
def test_a_hedged_claim_is_true_of_all_beyond_it(value: Decimal, cmp: str, more: Fraction) -> None:
    stated = claimed(reported(value, written(value, 2), cmp), cmp)
    beyond = Fraction(value) + more if cmp == ">" else Fraction(value) / (1 + more)
    assert holds(stated.printed, beyond)


@given(st.decimals(min_value=-(10**6), max_value=10**6, places=2))
def test_signs_are_the_callers(value: Decimal) -> None:
    assert reported(value, written(abs(value), 2)) == reported(-value, written(abs(value), 2))


@given(COUNTS)
def test_a_number_of_things_printed_in_full_is_exact(count: int) -> None:
    text = number(count)
    assert reported(Decimal(count), text, amount=True).printed == Interval(Fraction(count), Fraction(count))


@given(st.integers(min_value=1, max_value=10**7), PLACES)
def test_the_last_place_is_read_from_the_digits(digits: int, places: int) -> None:
    value = Decimal(digits).scaleb(-places)
    assert last_place(value, written(value, places)) == Fraction(1, 10**places)


@pytest.mark.parametrize(
    ("value", "text", "place"),
    [
        ("46.3", "46,30", Fraction(1, 100)),
        ("2763", "2.763", Fraction(1)),
        ("59720", "59,72 ngàn", Fraction(10)),
        ("1500000", "1,5 triệu", Fraction(100_000)),
        ("0", "0,00", Fraction(1, 100)),
        ("1", "thứ nhất", Fraction(1)),
        ("88.29", "88.29", Fraction(1, 100)),
    ],
)
def test_last_places(value: str, text: str, place: Fraction) -> None:
    assert last_place(Decimal(value), text) == place


@pytest.mark.parametrize(
    ("value", "text", "cmp", "other", "agrees"),
    [
        ("17000", "17.000", ">", "17345", True),
        ("17000", "17.000", ">", "18345", False),
        ("17000", "17.000", ">", "16345", False),
        ("14400", "14.400", "=", "14380", False),
        ("100", "100", "~", "95", True),
        ("100", "100", "~", "130", False),
        ("80", "80", ">=", "99", True),
        ("80", "80", "<=", "99", False),
        ("1000", "1.000", "<", "950", True),
    ],
)
def test_hedges_of_amounts(value: str, text: str, cmp: str, other: str, agrees: bool) -> None:
    stated = reported(Decimal(value), text, cmp, amount=True)
    assert stated.printed.meets(exact(Decimal(other)).printed) == agrees


def test_a_round_number_may_stand_for_the_exact_one() -> None:
    stated = reported(Decimal(14400), "14.400", amount=True)
    assert stated.rounded.meets(exact(14380).printed)
    assert not stated.rounded.meets(exact(14300).printed)


def test_a_whole_that_may_be_nothing_leaves_the_top_open() -> None:
    share = Interval(Fraction(1), Fraction(2)).ratio(Interval(Fraction(0), Fraction(4)))
    assert share == Interval(Fraction(1, 4), None)
