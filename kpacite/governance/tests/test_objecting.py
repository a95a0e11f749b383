"""What becomes of an objection: never closed by whoever proposes."""

import pytest

from kpacite.governance import consenting, objecting, proposing
from kpacite.governance.queries import proposals as queries
from kpacite.governance.tests.consent_world import (
    all_agree,
    answer,
    asked,
    close,
    day,
    objection_of,
    world,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def there():
    return world()


@pytest.fixture
def objected(there):
    """Rosa objects; the others live with it."""
    proposal = asked(there)
    all_agree(there, proposal, but=("rosa",))
    answer(proposal, there.rosa, "objection")
    return proposal


def better(there, proposal, *, number=2, integrates=True):
    return proposing.amend(
        proposal=proposal, title="Acheter un four", text="Un four qui consomme peu.",
        integrates=[objection_of(there.rosa)] if integrates else [], by=there.amina,
        at=day(number),
    )  # fmt: skip


def stand(proposal):
    return list(queries.standing_objections(queries.current_version(proposal)))


def test_the_bearer_never_closes_an_objection(there, objected):
    objection = objection_of(there.rosa)
    better(there, objected)

    with pytest.raises(objecting.BearerCannotClose):
        consenting.set_aside(objection=objection, test="Non.", by=there.amina, at=day(2))
    with pytest.raises(objecting.BearerCannotClose):
        consenting.integrate(objection=objection, by=there.amina, at=day(2))
    assert stand(objected) == [objection]


def test_a_new_version_alone_closes_nothing(there, objected):
    better(there, objected)
    all_agree(there, objected, but=("rosa",), number=3)

    assert close(objected, number=7) is None
    assert queries.stage(objected) == "integrate"
    assert len(stand(objected)) == 1


def test_its_author_says_that_the_new_version_takes_it_in(there, objected):
    version = better(there, objected)

    answer(objected, there.rosa, number=3)

    objection = objection_of(there.rosa)
    assert (objection.settlement, objection.settled_in) == ("integrated", version)
    assert (objection.settled_by, stand(objected)) == (there.rosa, [])


def test_its_author_may_object_again(there, objected):
    better(there, objected)

    answer(objected, there.rosa, "objection", argument="Il fait trop de bruit.", number=3)

    assert [one.argument for one in stand(objected)] == ["Il fait trop de bruit."]


def test_having_objected_again_one_may_still_change_one_s_mind(there, objected):
    version = better(there, objected)
    answer(objected, there.rosa, "objection", argument="Il fait trop de bruit.", number=3)

    consenting.change_answer(
        version=version, person=there.rosa, kind="agree", by=there.rosa, at=day(4)
    )

    assert stand(objected) == []


def test_the_group_may_see_that_it_is_taken_in_when_its_author_is_away(there, objected):
    version = better(there, objected)

    consenting.integrate(objection=objection_of(there.rosa), by=there.fatoumata, at=day(3))

    objection = objection_of(there.rosa)
    assert (objection.settled_in, objection.settled_by) == (version, there.fatoumata)


def test_nothing_takes_it_in_without_a_new_version(there, objected):
    with pytest.raises(objecting.NoNewVersion):
        consenting.integrate(objection=objection_of(there.rosa), by=there.fatoumata, at=day(3))


def test_the_group_finds_that_it_does_not_stand_and_says_with_which_question(there, objected):
    consenting.set_aside(
        objection=objection_of(there.rosa),
        test="Est-ce que la coop serait en danger ? Non : 6 € par mois.",
        by=there.fatoumata, at=day(2),
    )  # fmt: skip

    objection = objection_of(there.rosa)
    assert (objection.settlement, objection.settled_by) == ("unfounded", there.fatoumata)
    assert "6 € par mois" in objection.test
    assert stand(objected) == []


def test_not_without_a_question(there, objected):
    with pytest.raises(objecting.TestIsMissing):
        consenting.set_aside(
            objection=objection_of(there.rosa), test=" ", by=there.fatoumata, at=day(2)
        )


def test_not_by_anybody(there, objected):
    with pytest.raises(objecting.OnlyTheFacilitator):
        consenting.set_aside(
            objection=objection_of(there.rosa), test="Non.", by=there.yacine, at=day(2)
        )


def test_its_author_alone_does_not_use_the_group_s_words(there):
    proposal = asked(there)
    answer(proposal, there.fatoumata, "objection")

    with pytest.raises(objecting.AuthorWithdrawsInstead):
        consenting.set_aside(
            objection=objection_of(there.fatoumata), test="Non.", by=there.fatoumata, at=day(2)
        )


def test_it_is_treated_once(there, objected):
    objection = objection_of(there.rosa)
    consenting.set_aside(objection=objection, test="Non.", by=there.fatoumata, at=day(2))

    for gesture in (
        lambda: consenting.set_aside(
            objection=objection, test="Si.", by=there.fatoumata, at=day(2)
        ),
        lambda: consenting.integrate(objection=objection, by=there.fatoumata, at=day(2)),
        lambda: consenting.reply(objection=objection, text="Oui.", by=there.amina, at=day(2)),
    ):
        with pytest.raises(objecting.ObjectionIsSettled):
            gesture()


def test_the_bearer_answers_in_words_and_it_stands(there, objected):
    consenting.reply(
        objection=objection_of(there.rosa), text="Je cherche un four A+.", by=there.amina,
        at=day(2),
    )  # fmt: skip

    assert objection_of(there.rosa).answer == "Je cherche un four A+."
    assert len(stand(objected)) == 1


def test_only_the_bearer_answers_it_and_with_words(there, objected):
    objection = objection_of(there.rosa)

    with pytest.raises(objecting.OnlyTheBearerAnswers):
        consenting.reply(objection=objection, text="Mais si.", by=there.yacine, at=day(2))
    with pytest.raises(objecting.AnswerIsEmpty):
        consenting.reply(objection=objection, text=" ", by=there.amina, at=day(2))
