"""No change lands that reads the sample articles worse than the floor says."""

import pytest

from tests.floor import fingerprint, measured, written


@pytest.fixture(scope="module")
def now():
    return measured()


def test_the_floor_belongs_to_this_sample_set():
    assert written()["fingerprint"] == fingerprint(), "the samples changed: python -m tests.floor"


@pytest.mark.parametrize("name", written()["floor"])
def test_score_is_not_below_the_floor(now, name):
    assert now[name] >= written()["floor"][name]
