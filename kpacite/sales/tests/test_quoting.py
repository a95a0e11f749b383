"""A quote, from its first line to the client."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from kpacite.governance.tests import factories as governance
from kpacite.hosts.models import SupportContract
from kpacite.hosts.tests import factories as hosts
from kpacite.sales import quote_lines, quoting
from kpacite.sales.models import QuoteVersion
from kpacite.sales.tests import factories_front as make

pytestmark = pytest.mark.django_db
LATER = make.MONDAY_NOON + timedelta(hours=4)
WINE = quoting.Line(
    label="Vin de pays", quantity=Decimal(10), unit_price=Decimal(8), product_kind="alcohol"
)


@pytest.fixture
def world():
    return make.world()


def send(version, by, on=make.JUNE_1, at=LATER):
    return quoting.send(version=version, by=by, on=on, at=at)


def refused(version, refusal, by, **facts):
    with pytest.raises(refusal):
        send(version, by, **facts)
    version.refresh_from_db()
    assert version.number is None
    assert version.sent_at is None
    assert not make.letters().exists()


def test_a_quote_that_was_read_leaves_with_its_number_and_its_paper(world):
    _, version = make.sent(world)

    assert version.number == "DE-2026-0001"
    assert bytes(version.pdf).startswith(b"%PDF")
    assert version.pdf_sha256 == hashlib.sha256(bytes(version.pdf)).hexdigest()
    assert version.snapshot["gross_cents"] == 85_800
    assert make.letters().get().function == quoting.SENT


def test_the_paper_says_whose_contract_covers_it_and_until_when(world):
    _, version = make.sent(world)

    [cape] = [one["text"] for one in version.snapshot["mentions"] if one["key"] == "cape"]
    assert "Amina" in cape
    assert "31 décembre 2026" in cape
    assert version.snapshot["seller"]["name"] == world.host.name


def test_a_client_without_mail_gets_no_letter(world):
    make.sent(world, client=make.client(world, email=""))

    assert not make.letters().exists()


def test_a_draft_is_good_for_the_days_the_coop_decided(world):
    version = make.quote(world).versions.get()

    assert version.valid_until == date(2026, 7, 1)


def test_the_rate_follows_what_is_sold(world):
    version = make.quote(world, lines=[make.BUFFET, WINE]).versions.get()

    assert [line.vat_bp for line in version.lines.all()] == [1000, 2000]
    assert version.net_cents == 86_000
    assert version.vat_cents == 7_800 + 1_600


def test_a_host_without_vat_writes_quotes_without_vat(world):
    world.host.vat_periods.update(regime="franchise")

    _, version = make.sent(world)

    assert version.vat_cents == 0
    assert version.snapshot["vat"]["category"] == "E"
    assert "293 B" in version.snapshot["vat"]["reason"]


def test_a_line_of_the_catalogue_brings_its_cost(world):
    item = make.item(world)

    version = make.quote(world, lines=[quoting.of_item(item, Decimal(60))]).versions.get()

    line = version.lines.get()
    assert (line.materials_cents, line.minutes) == (24_000, 29 * 60)


def test_a_discount_lowers_the_total_and_its_vat(world):
    version = make.quote(world).versions.get()

    version = make.edit(version, by=world.amina, discount_bp=1000)

    assert (version.net_cents, version.vat_cents) == (70_200, 7_020)


def test_a_quote_without_lines_does_not_leave(world):
    version = make.quote(world, lines=()).versions.get()

    refused(version, quoting.QuoteHasNoLine, world.amina)


@pytest.mark.parametrize("rate", [1200, 2000])
def test_a_rate_that_does_not_exist_or_does_not_fit_is_refused(world, rate):
    line = replace(make.BUFFET, vat_bp=rate)

    with pytest.raises(quoting.VatRateUnknown):
        make.quote(world, lines=[line])

    assert not QuoteVersion.objects.exists()


def test_alcohol_in_a_food_line_is_refused(world):
    line = replace(make.BUFFET, label="Buffet avec vin")
    version = make.quote(world).versions.get()

    with pytest.raises(quoting.AlcoholInFoodLine, match="sa propre ligne"):
        make.edit(version, by=world.amina, lines=[line])

    assert version.lines.get().label == make.BUFFET.label


def test_a_quote_for_a_client_abroad_does_not_leave_with_french_vat(world):
    version = make.quote(world, client=make.client(world, kind="B2B_EU")).versions.get()
    make.read(version, world.rosa)

    refused(version, quote_lines.ClientOutsideFrance, world.amina)


def test_a_quote_nobody_read_does_not_leave(world):
    version = make.quote(world).versions.get()

    refused(version, quoting.NotReadYet, world.amina)


def test_a_coop_that_wants_no_reader_sends_at_once(world):
    governance.rule(
        coop=world.coop, by=world.amina, key="sales.quote_readers", value=0, on=make.JUNE_1
    )
    version = make.quote(world).versions.get()

    assert send(version, world.amina).number


def test_who_wrote_the_quote_does_not_read_it(world):
    version = make.quote(world).versions.get()
    make.edit(version, by=world.jordan)

    for author in (world.amina, world.jordan):
        with pytest.raises(quoting.AuthorCannotRead):
            make.read(version, author)
    assert not version.readings.exists()


def test_a_change_is_read_again(world):
    version = make.quote(world).versions.get()
    make.read(version, world.rosa)
    make.edit(version, by=world.amina, words="Bonjour.", at=make.MONDAY_NOON + timedelta(hours=2))

    refused(version, quoting.NotReadYet, world.amina)


def test_a_reader_who_saw_a_problem_stops_the_quote(world):
    version = make.quote(world).versions.get()
    make.read(version, world.rosa)
    make.read(version, world.jordan, is_fine=False, text="Il manque la livraison.")

    refused(version, quoting.ReaderSawAProblem, world.amina)


def test_a_reader_says_what_to_change(world):
    version = make.quote(world).versions.get()

    with pytest.raises(quoting.ReadingNeedsWords):
        make.read(version, world.rosa, is_fine=False)


def test_an_empty_quote_cannot_be_read(world):
    version = make.quote(world, lines=()).versions.get()

    with pytest.raises(quoting.QuoteHasNoLine):
        make.read(version, world.rosa)


def check(version, by, **facts):
    facts = {"is_fine": True, "on": make.JUNE_1, "at": LATER} | facts
    return quoting.check(version=version, by=by, **facts)


def test_above_the_ceiling_the_host_checks_first():
    world = make.world(ceiling_cents=77_999)
    version = make.quote(world).versions.get()
    make.read(version, world.rosa)

    refused(version, quoting.HostMustCheck, world.amina)
    check(version, world.claire)

    assert send(version, world.amina).number


def test_at_the_ceiling_the_host_is_not_asked():
    world = make.world(ceiling_cents=78_000)
    version = make.quote(world).versions.get()
    make.read(version, world.rosa)

    assert send(version, world.amina).number


def test_a_member_does_not_check_in_the_hosts_name():
    world = make.world(ceiling_cents=77_999)
    version = make.quote(world).versions.get()

    with pytest.raises(quoting.OnlyTheHostChecks):
        check(version, world.rosa)


def test_the_host_may_ask_for_a_change():
    world = make.world(ceiling_cents=77_999)
    version = make.quote(world).versions.get()
    make.read(version, world.rosa)
    check(version, world.claire, is_fine=False, text="Il faut un acompte.")

    refused(version, quoting.ReaderSawAProblem, world.amina)


def test_a_quote_out_of_its_dates_does_not_leave(world):
    version = make.quote(world).versions.get()
    make.read(version, world.rosa)

    refused(version, quoting.ValidityIsPast, world.amina, on=date(2026, 7, 2))


def test_an_advance_says_what_it_is(world):
    version = make.quote(world).versions.get()

    with pytest.raises(quoting.DepositNeedsKind):
        make.edit(version, by=world.amina, deposit_bp=3000)
    version = make.edit(version, by=world.amina, deposit_bp=3000, deposit_kind="acompte")
    make.read(version, world.rosa)

    assert send(version, world.amina).snapshot["deposit_cents"] == 25_740


def test_without_a_contract_that_day_nothing_leaves(world):
    SupportContract.objects.filter(person=world.amina).update(ends_on=date(2026, 5, 31))
    version = make.quote(world).versions.get()
    make.read(version, world.rosa)

    refused(version, quoting.ContractDoesNotCover, world.amina)


def test_a_sent_quote_changes_no_more(world):
    _, version = make.sent(world)

    with pytest.raises(quoting.QuoteIsSent):
        make.edit(version, by=world.amina, words="Autre chose.")
    with pytest.raises(quoting.QuoteIsSent):
        make.read(version, world.jordan)
    with pytest.raises(quoting.QuoteIsSent):
        check(version, world.claire)
    with pytest.raises(quoting.QuoteIsSent):
        send(version, world.amina)


def test_a_change_makes_a_new_version_with_the_same_number(world):
    thread, first = make.sent(world)

    second = quoting.renew(quote=thread, by=world.rosa, on=make.JUNE_1, at=LATER)
    make.edit(second, by=world.rosa, discount_bp=500, at=LATER)
    make.read(second, world.amina, at=LATER + timedelta(hours=1))
    second = send(second, world.amina, at=LATER + timedelta(hours=2))

    assert second.number == "DE-2026-0001-2"
    assert second.snapshot["lines"] == first.snapshot["lines"]
    first.refresh_from_db()
    assert first.number == "DE-2026-0001"


def test_two_new_versions_are_not_written_at_once(world):
    thread, _ = make.sent(world)
    quoting.renew(quote=thread, by=world.rosa, on=make.JUNE_1, at=LATER)

    with pytest.raises(quoting.QuoteIsDraft):
        quoting.renew(quote=thread, by=world.amina, on=make.JUNE_1, at=LATER)


def test_two_quotes_of_a_host_follow_each_other(world):
    _, first = make.sent(world)
    other = make.quote(world).versions.get()
    make.read(other, world.rosa)

    assert send(other, world.amina).number == "DE-2026-0002"
    assert first.number == "DE-2026-0001"


def test_the_same_paper_is_always_the_same_bytes(world):
    from kpacite.sales import papers

    _, version = make.sent(world)

    assert papers.quote_pdf(version.snapshot) == bytes(version.pdf)


def test_a_person_reads_before_saying_yes_if_they_may_change_their_mind(world):
    person = make.client(world, kind="B2C", name="Madame Lenoir")
    shelf = quoting.Line(
        label="Étagère", quantity=Decimal(1), unit_price=Decimal(90), product_kind="goods"
    )

    _, meal = make.sent(world, client=person)
    _, both = make.sent(world, client=person, lines=[make.BUFFET, shelf])

    assert keys(meal) == ["cape", "withdrawal_excluded"]
    assert keys(both) == ["cape", "withdrawal", "withdrawal_excluded"]
    assert "Buffet salé et sucré" in both.snapshot["mentions"][2]["text"]


def keys(version):
    return [mention["key"] for mention in version.snapshot["mentions"]]


def test_a_contract_is_read_at_the_day_of_the_paper(world):
    SupportContract.objects.filter(person=world.amina).update(ends_on=date(2026, 6, 30))
    hosts.contract(
        host=world.host, person=world.amina, starts_on=date(2026, 7, 1),
        ends_on=date(2027, 6, 30), signed_on=date(2026, 6, 20), renewal=1,
    )  # fmt: skip
    version = make.quote(world).versions.get()
    make.edit(version, by=world.amina, valid_until=date(2026, 8, 1))
    make.read(version, world.rosa)

    sent = send(version, world.amina, on=date(2026, 7, 1), at=LATER + timedelta(days=30))

    assert sent.snapshot["support"]["ends_on"] == "2027-06-30"
