"""Contracts are written, signed before they start, and renewed twice (C. com. L127-2, R127-1)."""

from datetime import date, timedelta

import pytest

from kpacite.coops.tests.factories import person
from kpacite.hosts import contracting, covering
from kpacite.hosts.core.terms import BLOCKS, missing
from kpacite.hosts.models import SupportContract
from kpacite.hosts.tests.factories import DECEMBER_31, host
from kpacite.people.models import Deed

pytestmark = pytest.mark.django_db
MARCH_1 = date(2026, 3, 1)
LAST_DAY = date(2027, 2, 28)
TERMS = {block.key: f"Ce que l’on dit de « {block.title} »." for block in BLOCKS}


@pytest.fixture
def optale():
    return host()


@pytest.fixture
def amina():
    return person()


def draft(optale, amina, *, starts_on=MARCH_1, ends_on=LAST_DAY, terms=TERMS, kind="CAPE"):
    return contracting.draft(
        host=optale, person=amina, starts_on=starts_on, ends_on=ends_on, on=MARCH_1, by=amina,
        terms=terms, kind=kind,
    )  # fmt: skip


def sign(contract, *, on=MARCH_1, employed_full_time=False):
    return contracting.sign(
        contract=contract, on=on, by=contract.person, employed_full_time=employed_full_time
    )


def renew(contract, ends_on, **facts):
    return contracting.renew(
        contract=contract, ends_on=ends_on, on=contract.ends_on, by=contract.person, **facts
    )


def test_a_draft_covers_nothing_until_it_is_signed(optale, amina):
    contract = draft(optale, amina)
    assert covering.contract_on(amina, optale, MARCH_1) is None

    sign(contract)

    assert covering.contract_on(amina, optale, MARCH_1) == contract
    assert covering.contract_on(amina, optale, LAST_DAY) == contract
    assert covering.contract_on(amina, optale, LAST_DAY + timedelta(days=1)) is None


def test_a_contract_lasts_twelve_months_at_most(optale, amina):
    with pytest.raises(contracting.ContractIsTooLong, match="28 février 2027"):
        draft(optale, amina, ends_on=date(2027, 3, 1))

    assert draft(optale, amina, ends_on=LAST_DAY)


def test_another_kind_of_contract_needs_no_code(optale, amina):
    contract = draft(optale, amina, kind="CESA", ends_on=date(2036, 3, 1), terms={})

    assert sign(contract, employed_full_time=True).signed_on == MARCH_1


def test_a_contract_ends_after_it_starts(optale, amina):
    with pytest.raises(contracting.ContractEndsBeforeItStarts):
        draft(optale, amina, ends_on=date(2026, 2, 28))


def test_a_first_contract_is_made_once(optale, amina):
    draft(optale, amina)

    with pytest.raises(contracting.ContractExists):
        draft(optale, amina, starts_on=date(2028, 1, 1), ends_on=date(2028, 2, 1))


@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: block.key)
def test_each_block_of_the_law_must_say_something(optale, amina, block):
    contract = draft(optale, amina, terms=TERMS | {block.key: "  "})

    with pytest.raises(contracting.TermsAreMissing, match=block.title):
        sign(contract)

    contract.refresh_from_db()
    assert contract.signed_on is None


def test_only_the_two_optional_blocks_may_say_none():
    nothing = dict.fromkeys(TERMS, "Néant.")

    said = {block.item for block in BLOCKS} - {block.item for block in missing(nothing)}

    assert said == {3, 7}


def test_somebody_employed_full_time_does_not_sign(optale, amina):
    contract = draft(optale, amina)

    with pytest.raises(contracting.FullTimeEmployee):
        sign(contract, employed_full_time=True)


def test_a_contract_signed_late_needs_a_new_start(optale, amina):
    contract = draft(optale, amina)
    with pytest.raises(contracting.SignedTooLate):
        sign(contract, on=date(2026, 3, 2))

    later = contracting.edit(
        contract=contract, starts_on=date(2026, 3, 2), ends_on=LAST_DAY, terms=TERMS, by=amina
    )

    assert sign(later, on=date(2026, 3, 2)).signed_on == date(2026, 3, 2)


def test_a_signed_contract_never_changes(optale, amina):
    contract = sign(draft(optale, amina))

    with pytest.raises(contracting.AlreadySigned):
        sign(contract)
    with pytest.raises(contracting.AlreadySigned):
        contracting.edit(contract=contract, starts_on=MARCH_1, ends_on=LAST_DAY, terms={}, by=amina)


def test_the_signature_keeps_the_fingerprint_of_the_words(optale, amina):
    contract = sign(draft(optale, amina))

    assert contract.evidence["sha256"] == contracting.fingerprint(contract)
    contract.terms = {**contract.terms, "means": "Autre chose."}
    assert contract.evidence["sha256"] != contracting.fingerprint(contract)


def test_a_contract_is_renewed_twice_and_not_a_third_time(optale, amina):
    contract = sign(draft(optale, amina))
    for year in (2028, 2029):
        renewal = renew(contract, date(year, 2, 28))
        assert (renewal.starts_on, renewal.terms) == (
            contract.ends_on + timedelta(days=1), contract.terms,
        )  # fmt: skip
        contract = sign(renewal, on=contract.ends_on)

    with pytest.raises(contracting.TooManyRenewals):
        renew(contract, date(2030, 2, 28))

    assert SupportContract.objects.count() == 3
    assert contracting.gap_days(contract) == 0


def test_a_renewal_waits_for_the_signature_of_what_it_follows(optale, amina):
    with pytest.raises(contracting.NotSignedYet):
        renew(draft(optale, amina), date(2028, 2, 28))


def test_a_contract_has_one_follow_up(optale, amina):
    contract = sign(draft(optale, amina))
    renewal = renew(contract, date(2028, 2, 28))

    with pytest.raises(contracting.ContractExists):
        renew(contract, date(2028, 2, 28))

    assert contracting.followed_by(contract) == renewal


def test_a_renewal_does_not_begin_before_the_end(optale, amina):
    contract = sign(draft(optale, amina))

    with pytest.raises(contracting.ContractsOverlap):
        renew(contract, date(2028, 1, 1), starts_on=LAST_DAY)


def test_a_renewal_edited_does_not_run_over_the_contract(optale, amina):
    contract = sign(draft(optale, amina))
    renewal = renew(contract, date(2028, 2, 28))

    with pytest.raises(contracting.ContractsOverlap):
        contracting.edit(
            contract=renewal, starts_on=LAST_DAY, ends_on=DECEMBER_31.replace(year=2027),
            terms=TERMS, by=amina,
        )  # fmt: skip


def test_days_without_contract_are_counted(optale, amina):
    contract = sign(draft(optale, amina))

    renewal = renew(contract, date(2028, 2, 28), starts_on=date(2027, 3, 11))

    assert contracting.gap_days(renewal) == 10
    assert contracting.gap_days(contract) == 0


def test_each_gesture_is_noted(optale, amina):
    renew(sign(draft(optale, amina)), date(2028, 2, 28))

    deeds = Deed.objects.filter(verb__startswith="hosts.contract").order_by("pk")
    verbs = list(deeds.values_list("verb", flat=True))
    assert verbs == ["hosts.contract.drafted", "hosts.contract.signed", "hosts.contract.renewed"]
