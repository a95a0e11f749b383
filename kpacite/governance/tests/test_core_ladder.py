"""The ladder of a conflict: upwards, step by step."""

from hypothesis import given
from hypothesis import strategies as st

from kpacite.governance.core import ladder
from kpacite.governance.core.ladder import STEPS

steps = st.sampled_from(STEPS)


@given(steps)
def test_the_following_step_skips_nothing(last):
    following = ladder.following(last)

    if following is not None:
        assert ladder.goes_up(last, following)
        assert not ladder.skipped(last, following)


@given(steps, steps)
def test_a_step_is_either_higher_or_already_passed(last, kind):
    assert ladder.goes_up(last, kind) != (STEPS.index(kind) <= STEPS.index(last))


@given(steps, steps)
def test_what_is_skipped_lies_between(last, kind):
    for step in ladder.skipped(last, kind):
        assert ladder.goes_up(last, step) and ladder.goes_up(step, kind)


def test_the_last_step_has_none_after():
    assert ladder.following("exclusion") is None


def test_what_is_decided_by_the_others_was_first_talked_of_by_all():
    assert set(ladder.HEAVY) < set(ladder.OPEN_TO_ALL)
