"""What the host asks for those of 16 and 17: age, guardians, hours."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kpacite.coops.tests.factories import coop, person
from kpacite.hosts import contracting, listing, minding_young, young
from kpacite.hosts.core.terms import BLOCKS
from kpacite.hosts.models import SupportContract, YoungException
from kpacite.hosts.tests.factories import host, hosting, officer
from kpacite.joining import guardians
from kpacite.joining.tests.factories_guardians import BORN, authorised, minor, withdrawn
from kpacite.people.models import Deed

pytestmark = pytest.mark.django_db
JUNE_1, JUNE_12 = date(2026, 6, 1), date(2026, 6, 12)
NOON = datetime(2026, 6, 1, 10, tzinfo=UTC)
TERMS = {block.key: "Écrit." for block in BLOCKS}


@pytest.fixture
def optale():
    return host()


@pytest.fixture
def claire(optale):
    who = person(first_name="Claire")
    officer(host=optale, person=who)
    return who


@pytest.fixture
def cape(optale):
    made = coop(slug="la-cape")
    hosting(host=optale, coop=made)
    return made


@pytest.fixture
def jordan(cape):
    return minor(coop=cape)


def drafted(optale, who, by, starts_on=JUNE_12):
    return contracting.draft(
        host=optale, person=who, starts_on=starts_on, ends_on=starts_on + timedelta(days=300),
        on=JUNE_1, by=by, terms=TERMS,
    )  # fmt: skip


def sign(contract, by, on=JUNE_1):
    return contracting.sign(contract=contract, on=on, by=by, employed_full_time=False)


def rule(optale, by, youngest=17, guardians=1, valid_from=JUNE_1):
    return minding_young.set_contract_rule(
        host=optale, youngest=youngest, guardians=guardians, note="", valid_from=valid_from,
        on=JUNE_1, by=by,
    )  # fmt: skip


def test_the_contract_of_a_minor_waits_for_a_guardian(optale, claire, cape, jordan):
    contract = drafted(optale, jordan, claire)
    assert young.waiting([contract], JUNE_1) == {contract.pk}
    with pytest.raises(guardians.GuardianHasNotSigned):
        sign(contract, claire)

    authorised(minor=jordan, coop=cape, at=NOON)

    assert young.waiting([contract], JUNE_1) == set()
    assert sign(contract, claire).signed_on == JUNE_1


def test_after_a_withdrawal_nothing_new_is_signed_and_what_was_signed_stays(
    optale, claire, cape, jordan
):
    agreement = authorised(minor=jordan, coop=cape, at=NOON)
    first = sign(drafted(optale, jordan, claire), claire)

    withdrawn(agreement, at=NOON)

    after = contracting.renew(contract=first, ends_on=date(2027, 10, 1), on=JUNE_1, by=claire)
    with pytest.raises(guardians.GuardianHasStopped):
        sign(after, claire)
    first.refresh_from_db()
    assert first.signed_on == JUNE_1


def test_at_eighteen_the_contract_waits_for_nobody(optale, claire, jordan):
    birthday = BORN.replace(year=2026)
    contract = drafted(optale, jordan, claire, starts_on=birthday)
    with pytest.raises(guardians.GuardianHasNotSigned):
        sign(contract, claire, on=birthday - timedelta(days=1))

    assert sign(contract, claire, on=birthday).signed_on == birthday


def test_the_host_says_from_which_age_it_makes_a_contract(optale, claire, cape):
    rule(optale, claire, youngest=17)
    sofia = minor(coop=cape, first_name="Sofia", born_on=date(2010, 1, 15))

    with pytest.raises(contracting.TooYoungForThisHost, match="demande 17 ans"):
        drafted(optale, sofia, claire)

    assert drafted(optale, sofia, claire, starts_on=date(2027, 1, 15)).pk
    assert not SupportContract.objects.filter(starts_on=JUNE_12).exists()


def test_a_contract_drafted_before_a_stricter_rule_is_not_signed_after_it(
    optale, claire, cape, jordan
):
    authorised(minor=jordan, coop=cape, at=NOON)
    contract = drafted(optale, jordan, claire)
    rule(optale, claire, youngest=18)

    with pytest.raises(contracting.TooYoungForThisHost):
        sign(contract, claire)


def test_a_host_may_ask_for_two_guardians(optale, claire, cape, jordan):
    rule(optale, claire, youngest=16, guardians=2)
    contract = drafted(optale, jordan, claire)
    authorised(minor=jordan, coop=cape, at=NOON)
    with pytest.raises(contracting.AnotherGuardianSigns):
        sign(contract, claire)

    authorised(
        minor=jordan, coop=cape, at=NOON, guardian_name="Marc Lemaire",
        email="marc@famille.example",
    )  # fmt: skip

    assert sign(contract, claire).signed_on


def test_the_rule_of_a_host_is_dated_and_its_own(optale, claire):
    assert young.contract_rule(optale, JUNE_1) == young.ContractRule(
        16, 1, since=date(2012, 1, 1)
    )  # fmt: skip
    rule(optale, claire, youngest=17)
    rule(optale, claire, youngest=18, valid_from=JUNE_12)

    assert [young.contract_rule(optale, day).youngest for day in (JUNE_1, JUNE_12)] == [17, 18]
    assert not young.contract_rule(host(), JUNE_12).is_its_own
    assert Deed.objects.filter(verb="hosts.young.ruled").count() == 2


@pytest.mark.parametrize(
    ("refusal", "facts"),
    [
        (minding_young.AgeIsOutOfReach, {"youngest": 15}),
        (minding_young.AgeIsOutOfReach, {"youngest": 19}),
        (minding_young.GuardiansAreOneOrTwo, {"guardians": 3}),
        (minding_young.RuleStartsInThePast, {"valid_from": JUNE_1 - timedelta(days=1)}),
    ],
)
def test_a_wrong_rule_is_refused(optale, claire, refusal, facts):
    with pytest.raises(refusal):
        rule(optale, claire, **facts)


def test_a_rule_follows_another_and_only_the_host_sets_it(optale, claire, jordan):
    rule(optale, claire)
    with pytest.raises(minding_young.RuleAlreadyFollowed):
        rule(optale, claire)
    with pytest.raises(minding_young.OnlyTheHostSays):
        rule(optale, jordan)


def beyond(optale, who, by, **facts):
    return minding_young.go_beyond(
        **{
            "host": optale, "person": who, "limit": "day", "starts_on": JUNE_12,
            "ends_on": JUNE_12, "because": "Le buffet finit tard, avec deux adultes.", "by": by,
            "on": JUNE_1, "at": NOON,
        } | facts
    )  # fmt: skip


def test_a_host_lifts_a_limit_for_a_day_and_keeps_the_reason(optale, claire, jordan):
    exception = beyond(optale, jordan, claire)

    assert (exception.given_by, exception.because[:9]) == (claire, "Le buffet")
    assert young.lifted(jordan, optale, JUNE_12) == {"day"}
    assert young.lifted(jordan, optale, JUNE_1) == set()
    assert young.lifted(jordan, host(), JUNE_12) == set()


@pytest.mark.parametrize(
    ("refusal", "facts"),
    [
        (minding_young.ReasonIsMissing, {"because": "  "}),
        (minding_young.DaysAreReversed, {"ends_on": JUNE_1}),
        (minding_young.UnknownLimit, {"limit": "sunday"}),
    ],
)
def test_a_limit_is_not_lifted_without_words(optale, claire, jordan, refusal, facts):
    with pytest.raises(refusal):
        beyond(optale, jordan, claire, **facts)

    assert not YoungException.objects.exists()


def test_a_limit_is_lifted_by_the_host_for_the_youngest_only(optale, claire, jordan):
    with pytest.raises(minding_young.OnlyTheHostSays):
        beyond(optale, jordan, jordan)
    with pytest.raises(minding_young.NotAMinor):
        beyond(optale, person(born_on=date(1990, 1, 1)), claire)


def test_an_activity_that_asks_for_an_age_says_why(claire):
    with pytest.raises(listing.AgeNeedsAReason):
        listing.activity(key="bar", name="Bar", by=claire, youngest=18)

    bar = listing.activity(
        key="bar", name="Bar", by=claire, youngest=18, youngest_because="on y sert de l’alcool"
    )

    assert bar.youngest == 18
