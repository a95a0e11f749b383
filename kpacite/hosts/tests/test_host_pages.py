"""The pages of a host, for its officers and nobody else."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from kpacite.coops.tests.factories import coop, member, person
from kpacite.hosts.core.terms import BLOCKS
from kpacite.hosts.models import InsuranceClearance, SupportContract
from kpacite.hosts.tests.factories import (
    activity,
    clearance,
    contract,
    host,
    hosting,
    officer,
)
from kpacite.ledger import posting
from kpacite.ledger.core.entries import Entry, credit, debit
from kpacite.money import Euros
from kpacite.privacy.models import FileReading

pytestmark = pytest.mark.django_db
HOME = "/h/optale/"
TERMS = {block.key: "Oui, voilà." for block in BLOCKS}


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def optale():
    return host(slug="optale")


@pytest.fixture
def cape(optale):
    found = coop(slug="la-cape")
    hosting(host=optale, coop=found)
    return found


@pytest.fixture
def amina(cape):
    return member(coop=cape, first_name="Amina")


@pytest.fixture
def claire(optale, client):
    who = person(first_name="Claire")
    officer(host=optale, person=who)
    client.force_login(who)
    return who


def plain(answer):
    return answer.content.decode().replace("\u00a0", " ")


def sale(optale, cape, *, rank=1, cents=10_000, on=date(2026, 6, 1)):
    entry = Entry(
        journal="VE", on=on, label=f"Facture {rank}", source=f"sales/invoice/{rank}",
        piece_ref=f"F-{rank}", piece_date=on,
        lines=[
            debit("411", Euros(cents), third_party="sales/client/1", third_party_name="Le Phare"),
            credit("706", Euros(cents), coop=cape.pk),
        ],
    )  # fmt: skip
    at = datetime(2026, 6, 1, 9, tzinfo=UTC)
    return posting.post(book=optale.book, entry=entry, by=None, at=at)


def test_the_first_page_says_what_waits_and_since_when(optale, amina, claire, client, today):
    clearance(host=optale, person=amina, activity=activity(), asked_on=today, answered_on=None)
    contract(
        host=optale, person=amina, starts_on=today - timedelta(days=300),
        ends_on=today + timedelta(days=7), signed_on=today - timedelta(days=300),
    )  # fmt: skip

    page = plain(client.get(HOME))

    assert "1 coopérative suivie" in page
    assert "réponse d’assurance attendue" in page and "Cuisine · demandé le" in page
    assert "Finit dans 7 jours" in page and "pill--alert" in page


def test_a_contract_with_a_signed_follow_up_does_not_worry_the_host(
    optale, amina, claire, client, today
):
    for renewal, start, end in [(0, -300, 20), (1, 21, 300)]:
        contract(
            host=optale, person=amina, renewal=renewal, starts_on=today + timedelta(days=start),
            ends_on=today + timedelta(days=end), signed_on=today - timedelta(days=300),
        )  # fmt: skip

    assert "Aucun contrat ne finit" in plain(client.get(HOME))


def test_an_officer_writes_signs_and_renews_a_contract(optale, amina, claire, client, today):
    dates = {"starts_on": today.isoformat(), "ends_on": (today + timedelta(days=300)).isoformat()}

    client.post(f"{HOME}contrats/nouveau/", {"person": amina.pk, **dates, **TERMS})
    written = SupportContract.objects.get()
    signing = {"on": today.isoformat(), "means": "papier", "employed_full_time": "no"}
    client.post(f"{HOME}contrats/{written.pk}/signature/", signing)
    renewed = {
        "starts_on": (today + timedelta(days=311)).isoformat(),
        "ends_on": (today + timedelta(days=500)).isoformat(),
    }
    answer = client.post(f"{HOME}contrats/{written.pk}/suite/", renewed)

    written.refresh_from_db()
    assert written.signed_on == today and written.terms == TERMS
    assert "10 jours sans contrat" in plain(client.get(answer["Location"]))


def test_a_contract_changes_until_it_is_signed(optale, amina, claire, client, today):
    written = contract(host=optale, person=amina, starts_on=today, ends_on=today, signed_on=None)
    page = f"{HOME}contrats/{written.pk}/modifier/"
    facts = {"starts_on": today.isoformat(), "ends_on": today.isoformat(), "means": "Un four."}
    assert client.get(page).status_code == 200

    client.post(page, facts)

    written.refresh_from_db()
    assert written.terms == {"means": "Un four."}
    written.signed_on = today
    written.save()
    assert client.post(page, facts).status_code == 422


def test_what_is_missing_is_said_on_the_page_and_nothing_is_signed(
    optale, amina, claire, client, today
):
    written = contract(host=optale, person=amina, starts_on=today, ends_on=today, signed_on=None)
    signing = {"on": today.isoformat(), "means": "papier", "employed_full_time": "no"}

    answer = client.post(f"{HOME}contrats/{written.pk}/signature/", signing)

    assert answer.status_code == 422 and "Il manque dans le contrat" in plain(answer)
    assert "Il manque encore 9 points" in plain(client.get(f"{HOME}contrats/{written.pk}/"))


def test_refusals_of_dates_come_back_to_the_form(optale, amina, claire, client):
    facts = {"person": amina.pk, "starts_on": "2026-01-01", "ends_on": "2027-06-01"}

    answer = client.post(f"{HOME}contrats/nouveau/", facts)

    assert answer.status_code == 422 and "12 mois au plus" in plain(answer)
    assert client.post(f"{HOME}contrats/nouveau/", {}).status_code in (200, 422)


def test_a_renewal_refused_comes_back_to_the_form(optale, amina, claire, client, today):
    written = contract(host=optale, person=amina, signed_on=None)
    facts = {"starts_on": today.isoformat(), "ends_on": today.isoformat()}

    answer = client.post(f"{HOME}contrats/{written.pk}/suite/", facts)

    assert answer.status_code == 422 and "pas encore signé" in plain(answer)


def test_an_officer_asks_the_insurer_and_notes_its_answer(optale, amina, claire, client, today):
    cuisine = activity()
    client.post(f"{HOME}assurance/nouvelle/", {"person": amina.pk, "activity": cuisine.pk})
    asked = InsuranceClearance.objects.get()
    again = client.post(f"{HOME}assurance/nouvelle/", {"person": amina.pk, "activity": cuisine.pk})

    page = f"{HOME}assurance/{asked.pk}/reponse/"
    client.post(page, {"granted": "yes", "on": today.isoformat(), "valid_until": ""})
    twice = client.post(page, {"granted": "no", "on": today.isoformat()})

    asked.refresh_from_db()
    assert asked.granted and asked.answered_on == today
    assert (again.status_code, twice.status_code) == (422, 422)


def test_only_members_of_carried_coops_are_offered(optale, amina, claire, client):
    stranger = member(coop=coop(slug="ailleurs"), first_name="Zoé")

    page = plain(client.get(f"{HOME}assurance/nouvelle/"))

    assert "Amina" in page and "Zoé" not in page
    facts = {"person": stranger.pk, "activity": activity().pk}
    assert client.post(f"{HOME}assurance/nouvelle/", facts).status_code == 422


def test_lists_are_searched_filtered_and_paged(
    optale, cape, claire, client, today, django_assert_max_num_queries
):
    for rank in range(25):
        rosa = member(coop=cape, first_name=f"Rosa{rank}")
        contract(host=optale, person=rosa, ends_on=today + timedelta(days=rank))
        clearance(host=optale, person=rosa, activity=activity(), answered_on=None)

    for path in ["contrats/", "assurance/"]:
        with django_assert_max_num_queries(9):
            page = plain(client.get(f"{HOME}{path}"))
        found = plain(client.get(f"{HOME}{path}", {"q": "rosa7"}))
        assert "page=2" in page and "Rosa7" in found and "Rosa8" not in found
    assert "Pas de contrat ici" in plain(client.get(f"{HOME}contrats/", {"etat": "over"}))
    assert "Pas de demande ici" in plain(client.get(f"{HOME}assurance/", {"etat": "answered"}))


def test_the_balance_of_the_year_adds_up(optale, cape, claire, client):
    sale(optale, cape)

    page = plain(client.get(f"{HOME}comptes/", {"annee": "2026"}))

    assert (
        "Total au débit : <b>100,00 €</b>" in page and "Total au crédit : <b>100,00 €</b>" in page
    )


def test_entries_are_read_line_by_line_and_searched(
    optale, cape, claire, client, django_assert_max_num_queries
):
    for rank in range(1, 25):
        sale(optale, cape, rank=rank)

    with django_assert_max_num_queries(11):
        page = plain(client.get(f"{HOME}comptes/ecritures/"))
    found = plain(client.get(f"{HOME}comptes/ecritures/", {"q": "F-7"}))
    by_client = plain(client.get(f"{HOME}comptes/ecritures/", {"q": "phare"}))

    assert "Facture 24" in page and "Le Phare" in page and "page=2" in page
    assert "Facture 7" in found and "Facture 8" not in found
    assert "Facture 24" in by_client


def test_the_fec_leaves_as_a_stream_with_the_name_the_law_gives(optale, cape, claire, client):
    sale(optale, cape)

    answer = client.get(f"{HOME}comptes/fec/2026/")

    lines = b"".join(answer.streaming_content).decode("iso8859-15").splitlines()
    assert answer.streaming and "732829320FEC20261231.txt" in answer["Content-Disposition"]
    assert lines[0].startswith("JournalCode\t") and len(lines) == 3
    assert client.get(f"{HOME}comptes/fec/2019/").status_code == 404


def test_scales_and_figures_are_told_in_sentences(optale, cape, claire, client):
    optale.scales.update(free_months=6, floor_cents_per_month=4000, cap_cents_per_year=840_000,
                         flat_cents_per_month=500, exempt_activities=["formation"])  # fmt: skip

    page = plain(client.get(f"{HOME}baremes/"))

    for words in [
        "11,50 € sur 100 € jusqu’à 30 000 €", "10,50 € sur 100 € de 30 000 € à 60 000 €",
        "7,50 € sur 100 € au-dessus de 120 000 €", "Rien pendant les 6 premiers mois.",
        "Au moins 40 € par mois.", "Jamais plus de 8 400 € par an.", "Plus 5 € chaque mois.",
        "Rien sur : formation.", "Réel normal, par mois", "12 mois, à refaire 2 fois",
    ]:  # fmt: skip
        assert words in page, words


def test_the_coops_carried_are_listed_with_their_ceiling(optale, amina, claire, client):
    page = plain(client.get(f"{HOME}coops/"))

    assert "1 membre" in page and "1 500 €" in page


PATHS = [
    "", "contrats/", "contrats/nouveau/", "assurance/", "assurance/nouvelle/", "coops/", "baremes/",
    "comptes/", "comptes/ecritures/", "comptes/fec/2026/",
]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_members_and_other_hosts_do_not_see_the_pages(optale, amina, client, path):
    marc = person(first_name="Marc")
    officer(host=host(slug="autre"), person=marc)

    for who in (amina, marc):
        client.force_login(who)
        assert client.get(HOME + path).status_code == 404


def test_a_contract_of_another_host_is_not_found(amina, claire, client):
    other = host(slug="autre")
    theirs = contract(host=other, person=amina)
    asked = clearance(host=other, person=amina, activity=activity(), answered_on=None)

    for path in ["", "modifier/", "suite/", "signature/"]:
        assert client.get(f"{HOME}contrats/{theirs.pk}/{path}").status_code == 404
    assert client.get(f"{HOME}assurance/{asked.pk}/reponse/").status_code == 404


def test_the_host_says_what_it_asks_for_the_youngest(client, claire, optale):
    before = plain(client.get(f"{HOME}jeunes/"))
    said = {
        "youngest": "17",
        "guardians": "2",
        "note": "Notre assureur",
        "valid_from": "01/01/2099",
    }

    answer = client.post(f"{HOME}jeunes/regle/", said)
    again = client.post(f"{HOME}jeunes/regle/", said)

    assert "demande 16 ans" in before and "il ne dit pas le droit" in before
    assert (answer.status_code, again.status_code) == (302, 422)


def test_a_limit_is_lifted_on_the_page_of_the_host(client, claire, cape, today):
    jordan = member(coop=cape, person=person(born_on=today - timedelta(days=17 * 366)))
    said = {"person": jordan.pk, "limit": "night", "starts_on": str(today), "ends_on": str(today)}

    refused = client.post(f"{HOME}jeunes/limite/", said)
    client.post(f"{HOME}jeunes/limite/", said | {"because": "Le feu d’artifice"})

    assert refused.status_code == 422
    assert "Le feu d’artifice" in plain(client.get(f"{HOME}jeunes/"))


def test_a_contract_that_waits_for_a_parent_is_shown_and_its_reading_noted(
    client, claire, optale, cape, today
):
    jordan = member(coop=cape, person=person(born_on=today - timedelta(days=17 * 366)))
    made = contract(host=optale, person=jordan, signed_on=None)

    assert "Attend un parent" in plain(client.get(f"{HOME}contrats/"))
    assert "Ce contrat attend un parent" in plain(client.get(f"{HOME}contrats/{made.pk}/"))
    assert FileReading.objects.get().what == "hosts/contract"
    assert client.post(
        f"{HOME}contrats/{made.pk}/signature/",
        {"on": str(today), "means": "papier", "employed_full_time": "no"},
    ).status_code == 422  # fmt: skip


def test_opening_or_changing_a_contract_is_told_to_its_person(client, claire, optale, amina, today):
    made = contract(host=optale, person=amina, signed_on=None)

    client.get(f"{HOME}contrats/{made.pk}/")
    client.get(f"{HOME}contrats/{made.pk}/modifier/")

    found = FileReading.objects.get()
    assert (found.reader, found.about) == (claire, amina)
