"""The client's answer, by a link, with its evidence."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from kpacite.lib.models import Task
from kpacite.people.models import Deed
from kpacite.sales import answering, auditing, invoicing, quoting
from kpacite.sales.models import Invoice, QuoteAnswer, QuoteWithdrawal
from kpacite.sales.tests import factories_front as make

pytestmark = pytest.mark.django_db
LATER = make.MONDAY_NOON + timedelta(hours=3)
REPAIR = quoting.Line(
    label="Réparer une chaise", quantity=Decimal(2), unit_price=Decimal(30), product_kind="service"
)


@pytest.fixture
def world():
    return make.world()


def refused(thread, version, refusal, **facts):
    with pytest.raises(refusal):
        make.accept(thread, version, **facts)
    assert not QuoteAnswer.objects.exists()


def test_a_client_accepts_and_the_evidence_is_sealed(world):
    thread, version = make.sent(world)

    answer = make.accept(thread, version)

    evidence = answer.evidence
    assert evidence["document"] == {
        "number": "DE-2026-0001", "version": 1, "sha256": version.pdf_sha256,
    }  # fmt: skip
    assert evidence["consent"] == (
        "Je dis oui au devis DE-2026-0001, pour 858,00\u00a0€, TVA comprise."
    )
    assert evidence["answered_at"] == "2026-06-01T13:00:00+00:00"
    assert (evidence["name"], evidence["capacity"]) == ("Jeanne Dubois", "Directrice")
    assert (evidence["address"], evidence["browser"]) == ("192.0.2.7", "Un navigateur")
    assert thread.token not in str(evidence)
    assert answering.is_sealed(answer)
    assert Deed.objects.get(verb="sales.quote.accepted").by is None
    assert Task.objects.filter(function=answering.ACCEPTED).exists()


def test_one_word_changed_in_the_evidence_is_seen(world):
    answer = make.accept(*make.sent(world))

    answer.evidence["name"] = "Quelqu’un d’autre"

    assert not answering.is_sealed(answer)


def test_one_byte_changed_in_the_paper_is_seen(world):
    answer = make.accept(*make.sent(world))

    answer.version.pdf = bytes(answer.version.pdf)[:-1] + b"!"

    assert not answering.is_sealed(answer)


def test_the_audit_finds_an_answer_whose_seal_is_wrong(world):
    answer = make.accept(*make.sent(world))
    assert list(auditing.audit(world.host.book)) == []
    _, other = make.sent(world)

    QuoteAnswer.objects.create(
        version=other, accepted=True, name="Personne", at=LATER, evidence_sha256="0" * 64,
        evidence=answer.evidence,
    )  # fmt: skip

    assert [breach.where for breach in auditing.audit(world.host.book)] == [
        f"{world.host.slug} DE-2026-0002"
    ]


def test_accepting_twice_is_refused(world):
    thread, version = make.sent(world)
    make.accept(thread, version)

    with pytest.raises(answering.QuoteIsAnswered):
        make.accept(thread, version)

    assert QuoteAnswer.objects.count() == 1


def test_an_expired_quote_is_not_accepted(world):
    thread, version = make.sent(world)

    refused(thread, version, answering.QuoteIsTooOld, on=version.valid_until + timedelta(days=1))


def test_the_last_day_still_counts(world):
    thread, version = make.sent(world)

    assert make.accept(thread, version, on=version.valid_until).accepted


def test_a_quote_being_changed_is_not_accepted(world):
    thread, version = make.sent(world)
    quoting.renew(quote=thread, by=world.rosa, on=make.JUNE_1, at=LATER)

    refused(thread, version, answering.QuoteIsReplaced)


def test_what_was_read_is_what_is_accepted(world):
    thread, version = make.sent(world)

    refused(thread, version, answering.QuoteIsReplaced, shown=answering.Shown("0" * 64, LATER))


def test_a_new_version_makes_the_former_acceptance_void(world):
    thread, version = make.sent(world)
    make.accept(thread, version)

    quoting.renew(quote=thread, by=world.rosa, on=make.JUNE_1, at=LATER)

    assert answering.current(thread) is None
    assert thread.versions.get(version=2).sent_at is None


@pytest.mark.parametrize(
    ("missing", "refusal"),
    [
        ({"name": " "}, answering.NameIsMissing),
        ({"capacity": ""}, answering.CapacityIsMissing),
        ({"consents": False}, answering.ConsentIsNotTicked),
    ],
)
def test_a_yes_is_complete(world, missing, refusal):
    thread, version = make.sent(world)

    refused(thread, version, refusal, **missing)


def test_a_paper_altered_by_force_is_not_signed(world):
    thread, _ = make.sent(world)
    altered = replace_paper(thread)

    refused(thread, altered, answering.PaperHasChanged)


def replace_paper(thread):
    """What no page can do: a row written aside with another paper than its fingerprint says."""
    version = thread.versions.get()
    facts = {
        field.attname: getattr(version, field.attname)
        for field in version._meta.concrete_fields
        if field.name != "id"
    }
    return type(version).objects.create(**facts | {"version": 2, "number": None, "pdf": b"%PDF"})


def test_a_person_knows_that_yes_means_to_pay(world):
    person = make.client(world, kind="B2C", name="Madame Lenoir")
    thread, version = make.sent(world, client=person)

    answer = make.accept(thread, version, capacity="")

    assert answer.evidence["consent"].endswith("Je sais que je devrai payer.")
    assert answer.evidence["information"] == [version.snapshot["mentions"][1]["text"]]


def test_a_client_says_no_with_or_without_a_reason(world):
    thread, version = make.sent(world)

    answer = answering.decline(
        quote=thread, name="Jeanne Dubois", shown=answering.Shown(version.pdf_sha256, LATER),
        trace=make.TRACE, on=make.JUNE_1, at=LATER,
    )  # fmt: skip

    assert not answer.accepted
    assert answering.is_sealed(answer)


def test_a_no_without_a_name_is_refused(world):
    thread, version = make.sent(world)

    with pytest.raises(answering.NameIsMissing):
        answering.decline(
            quote=thread, name="", shown=answering.Shown(version.pdf_sha256, LATER),
            trace=make.TRACE, on=make.JUNE_1, at=LATER,
        )  # fmt: skip


def bought(world, lines=(REPAIR,)):
    """Madame Lenoir accepted, as a person."""
    person = make.client(world, kind="B2C", name="Madame Lenoir")
    thread, version = make.sent(world, client=person, lines=lines)
    make.accept(thread, version, capacity="")
    return thread


def withdraw(thread, *, on, name="Madame Lenoir", at=LATER):
    return answering.withdraw(quote=thread, name=name, trace=make.TRACE, on=on, at=at)


def test_a_person_changes_their_mind_within_fourteen_days(world):
    thread = bought(world)

    row = withdraw(thread, on=date(2026, 6, 15))

    assert row.evidence["at"] == "2026-06-01T13:00:00+00:00"
    assert Task.objects.filter(function=answering.WITHDRAWN).exists()


def test_what_was_withdrawn_is_not_invoiced(world):
    thread = bought(world)
    withdraw(thread, on=date(2026, 6, 15))

    with pytest.raises(invoicing.QuoteWasWithdrawn):
        invoicing.draft_from(
            version=thread.versions.get(), key="after", by=world.amina, on=date(2026, 6, 16),
            at=LATER,
        )  # fmt: skip

    assert not Invoice.objects.exists()


def test_after_the_delay_it_is_too_late(world):
    with pytest.raises(answering.WithdrawalIsTooLate):
        withdraw(bought(world), on=date(2026, 6, 16))

    assert not QuoteWithdrawal.objects.exists()


def test_the_delay_of_a_thing_starts_when_it_is_received(world):
    shelf = replace(REPAIR, label="Étagère", product_kind="goods")
    thread = bought(world, [shelf])

    # Delivered on 12 June: the fourteenth day is Friday 26 June.
    assert answering.withdraw_until(QuoteAnswer.objects.get()) == date(2026, 6, 26)
    assert withdraw(thread, on=date(2026, 6, 26)).pk


def test_a_buffet_on_a_day_cannot_be_cancelled_by_the_link(world):
    with pytest.raises(answering.NoRightToWithdraw):
        withdraw(bought(world, [make.BUFFET]), on=make.JUNE_1)


def test_a_company_has_no_such_right(world):
    thread, version = make.sent(world, lines=[REPAIR])
    make.accept(thread, version)

    with pytest.raises(answering.NoRightToWithdraw):
        withdraw(thread, on=make.JUNE_1)


def test_one_withdraws_once_and_only_after_a_yes(world):
    thread = bought(world)
    withdraw(thread, on=make.JUNE_1)
    other, _ = make.sent(world)

    for one in (thread, other):
        with pytest.raises(answering.NothingToWithdraw):
            withdraw(one, on=make.JUNE_1)
    assert QuoteWithdrawal.objects.count() == 1


def test_a_withdrawal_has_a_name(world):
    with pytest.raises(answering.NameIsMissing):
        withdraw(bought(world), on=make.JUNE_1, name=" ")
