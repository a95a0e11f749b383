"""The link of a guardian, and the page « À 16 et 17 ans », on screen."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from kpacite.coops.tests.factories import coop, member, person
from kpacite.governance.tests.factories import role
from kpacite.joining import guardian_codes
from kpacite.joining.models import Authorisation, GuardianCode
from kpacite.joining.tests.factories_guardians import asked, authorised, grown, minor
from kpacite.people.models import Deed, Signature
from kpacite.privacy.models import FileReading
from kpacite.talks.models import Message

pytestmark = pytest.mark.django_db
OURS = "/c/la-cape/16-17/"


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def cape():
    return coop(slug="la-cape", phone="03 53 01 00 10")


@pytest.fixture
def jordan(cape, now):
    """17 today, whatever today is."""
    today = timezone.localdate(now)
    return minor(coop=cape, born_on=today - timedelta(days=17 * 366))


@pytest.fixture
def waiting(cape, jordan, now):
    return asked(minor=jordan, coop=cape, scopes=["contract", "buy"], at=now)


def link(authorisation, page=""):
    return f"/parent/{authorisation.token}/{page}"


SIGN = "signer/?scopes=contract&scopes=buy&max_buy=20,00"


def body(client, address):
    return client.get(address).content.decode()


def digits_sent():
    return guardian_codes.digits(GuardianCode.objects.latest("pk"))


def shown(page):
    return re.search(r'name="shown" value="([^"]+)"', page).group(1)


def test_a_guardian_reads_simple_words_and_the_text_of_law_before_signing(client, waiting):
    first, second = body(client, link(waiting)), body(client, link(waiting, SIGN))

    for page in (first, second):
        assert "En mots simples" in page
        assert page.index("En mots simples") < page.index("388-1-2")
        assert "ne le remplacent pas" in page
    assert "20,00" in second and "dans la limite de" in second


def test_reading_writes_nothing(client, waiting):
    for page in ("", SIGN, "refuser/", "accord.pdf"):
        assert client.get(link(waiting, page)).status_code == 200
    assert client.get(link(waiting, "arreter/")).url == link(waiting)

    assert Deed.objects.exclude(verb="joining.authorisation.asked").count() == 0
    assert not GuardianCode.objects.exists()


def test_a_guardian_signs_from_the_link_with_the_code_of_the_mail(client, waiting, jordan):
    asks = client.post(link(waiting, SIGN), {"gesture": "code"})
    assert asks.status_code == 302 and "max_buy" in asks.url
    page = body(client, link(waiting, SIGN))

    answer = client.post(
        link(waiting, SIGN),
        {"gesture": "sign", "name": "Nadia Lemaire", "consents": "on", "code": digits_sent(),
         "shown": shown(page)},
        headers={"user-agent": "Firefox d’essai"},
    )  # fmt: skip

    assert answer.status_code == 302
    waiting.refresh_from_db()
    assert (waiting.scopes, waiting.ceilings) == (["contract", "buy"], {"buy": 2_000})
    facts = Signature.objects.get().facts
    assert facts["agent"] == "Firefox d’essai" and facts["address"] and facts["opened_at"]
    after = body(client, link(waiting))
    assert "Votre accord est donné" in after and "Arrêter mon accord" in after
    assert client.get(link(waiting, "accord.pdf")).content.startswith(b"%PDF")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"code": "000"}, "pas le bon code"),
        ({"code": ""}, "Il manque le code"),
        ({"consents": ""}, "Cochez la case"),
        ({"name": "Jordan Lemaire"}, "le nom de la personne mineure"),
    ],
)
def test_a_wrong_signature_is_told_on_the_page(client, waiting, said, words):
    client.post(link(waiting, SIGN), {"gesture": "code"})
    facts = {"gesture": "sign", "name": "Nadia Lemaire", "consents": "on", "code": digits_sent()}

    answer = client.post(link(waiting, SIGN), facts | said)

    assert answer.status_code == 422 and words in answer.content.decode()
    assert not Signature.objects.exists()


def test_a_link_played_again_says_that_it_is_done(client, waiting):
    client.post(link(waiting, SIGN), {"gesture": "code"})
    facts = {"gesture": "sign", "name": "Nadia Lemaire", "consents": "on", "code": digits_sent()}
    client.post(link(waiting, SIGN), facts)

    again = client.post(link(waiting, SIGN), facts)

    assert again.status_code == 422 and "déjà une réponse" in again.content.decode()
    assert Signature.objects.count() == 1


def test_signing_without_choosing_goes_back_to_the_choice(client, waiting):
    assert client.get(link(waiting, "signer/")).url == link(waiting)
    assert client.get(link(waiting, "signer/?scopes=payment")).url == link(waiting)


def test_a_guardian_says_no(client, waiting):
    assert client.post(link(waiting, "refuser/"), {"because": ""}).status_code == 422

    answer = client.post(link(waiting, "refuser/"), {"because": "disagrees"})

    assert answer.status_code == 302 and "Vous avez dit non" in body(client, link(waiting))


def test_a_guardian_comes_back_later_and_stops(client, cape, jordan, now):
    found = authorised(minor=jordan, coop=cape, at=now)
    client.post(link(found, "arreter/"), {"gesture": "code"})

    answer = client.post(
        link(found, "arreter/"), {"gesture": "stop", "name": "Nadia Lemaire", "code": digits_sent()}
    )

    assert answer.status_code == 302
    page = body(client, link(found))
    assert "Votre accord est arrêté" in page and "garde sa voix" in page
    assert client.post(link(found, "arreter/"), {"gesture": "stop"}).status_code == 422


@pytest.mark.parametrize("page", ["", "signer/", "refuser/", "arreter/", "accord.pdf"])
def test_a_guessed_link_opens_nothing(client, waiting, page):
    assert client.get(f"/parent/{'x' * 43}/{page}").status_code == 404


def test_a_guardian_without_mail_is_led_to_the_paper(client, cape, jordan, now):
    found = asked(minor=jordan, coop=cape, email="", phone="06 39 98 90 90", at=now)

    page = body(client, link(found, "signer/?scopes=contract"))

    assert "Imprimez la feuille" in page
    assert client.post(
        link(found, "signer/?scopes=contract"), {"gesture": "code"}
    ).status_code == 422  # fmt: skip


def test_at_eighteen_the_link_says_thank_you(client, waiting, jordan, now):
    grown(jordan, on=timezone.localdate(now))

    page = body(client, link(waiting))

    assert "a 18 ans" in page and "Continuer vers la signature" not in page


def test_a_guardian_does_not_read_the_messages_of_the_teenager(client, waiting, jordan, now):
    Message.objects.create(
        thing="work/mission/1", coop_key="la-cape", author=jordan, text="Mon secret", at=now
    )

    for page in ("", SIGN, "refuser/", "arreter/"):
        assert "Mon secret" not in body(client, link(waiting, page))
    for address in ("/c/la-cape/", "/c/la-cape/16-17/", f"/c/la-cape/16-17/{jordan.pk}/"):
        assert "Mon secret" not in client.get(address, follow=True).content.decode()
    assert client.get(OURS).status_code == 302  # to the door: the link signs nobody in


def test_the_page_of_a_minor_says_what_is_free_and_what_waits(client, cape, jordan, now):
    authorised(minor=jordan, coop=cape, scopes=["contract"], at=now)
    client.force_login(jordan)

    assert client.get(OURS).url == f"{OURS}{jordan.pk}/"
    page = body(client, f"{OURS}{jordan.pk}/")

    assert "Ce que je fais sans demander" in page and "Décider avec les autres membres" in page
    assert "Signé" in page and "Pas encore demandé" in page
    assert "vous avez le droit" not in page.lower() and "autorisé par la loi" not in page
    assert not FileReading.objects.exists()


def test_any_member_helps_to_ask_and_only_roles_read_the_file(client, cape, jordan, waiting, now):
    rosa = member(coop=cape, first_name="Rosa")
    client.force_login(rosa)
    said = {"guardian_name": "Marc Lemaire", "relation": "parent", "scopes": ["buy"],
            "email": "marc@famille.example", "max_buy": "30"}  # fmt: skip

    answer = client.post(f"{OURS}{jordan.pk}/demander/", said)

    assert answer.url == OURS
    assert Authorisation.objects.latest("pk").ceilings == {"buy": 3_000}
    assert client.get(f"{OURS}{jordan.pk}/").status_code == 403
    assert "Nadia" not in body(client, OURS)
    for page in ("relancer", "arreter", "feuille"):
        assert client.post(f"{OURS}{jordan.pk}/accords/{waiting.pk}/{page}/").status_code == 403


def test_opening_the_file_of_a_minor_leaves_a_trace(client, cape, jordan, waiting):
    ines = member(coop=cape, first_name="Inès")
    role(coop=cape, key="host_referent", person=ines, starts_on=timezone.localdate())
    client.force_login(ines)

    page = body(client, f"{OURS}{jordan.pk}/")

    assert "Nadia Lemaire" in page
    reading = FileReading.objects.get()
    assert (reading.reader, reading.about, reading.what) == (ines, jordan, "joining/guardians")


def test_who_looks_after_it_types_the_sheet_in_and_notes_a_stop(client, cape, jordan, waiting):
    ines = member(coop=cape, first_name="Inès")
    role(coop=cape, key="host_referent", person=ines, starts_on=timezone.localdate())
    client.force_login(ines)
    one = f"{OURS}{jordan.pk}/accords/{waiting.pk}/"
    held = {"name": "Nadia Lemaire", "signed_on": timezone.localdate().isoformat(),
            "held_by": "le classeur"}  # fmt: skip
    assert client.get(f"{one}accord.pdf").content.startswith(b"%PDF")

    typed = client.post(f"{one}feuille/", held | {"scopes": ["contract"]})
    stopped = client.post(f"{one}arreter/", held)

    assert (typed.status_code, stopped.status_code) == (302, 302)
    waiting.refresh_from_db()
    assert waiting.signed_at and waiting.withdrawn_at
    assert "Arrêté" in body(client, f"{OURS}{jordan.pk}/")


def test_a_reminder_too_soon_is_told_gently(client, jordan, waiting):
    client.force_login(jordan)

    page = client.post(f"{OURS}{jordan.pk}/accords/{waiting.pk}/relancer/", follow=True)

    assert "Attendez demain" in page.content.decode()


def test_a_minor_types_in_no_paper_of_their_own(client, jordan, waiting):
    client.force_login(jordan)

    for page in (f"accords/{waiting.pk}/feuille/", f"accords/{waiting.pk}/arreter/", "jugement/"):
        assert client.get(f"{OURS}{jordan.pk}/{page}").status_code == 403
    assert client.get(f"{OURS}{jordan.pk}/accords/{waiting.pk}/accord.pdf").status_code == 200


def test_a_judgment_seen_opens_everything(client, cape, jordan):
    ines = member(coop=cape, first_name="Inès")
    role(coop=cape, key="facilitator", person=ines, starts_on=timezone.localdate())
    client.force_login(ines)

    answer = client.post(f"{OURS}{jordan.pk}/jugement/", {"seen_on": str(timezone.localdate())})

    assert answer.status_code == 302
    assert client.get(f"{OURS}{jordan.pk}/").status_code == 404


def test_a_stranger_learns_nothing(client, jordan, waiting):
    client.force_login(person(first_name="Karim"))

    for page in ("", f"{jordan.pk}/", f"{jordan.pk}/demander/", f"{jordan.pk}/accords/1/feuille/"):
        assert client.get(f"{OURS}{page}").status_code == 404


def test_the_page_of_an_adult_does_not_exist(client, cape):
    amina = member(coop=cape)
    client.force_login(amina)

    assert "À 16 et 17 ans" in body(client, OURS)
    assert client.get(f"{OURS}{amina.pk}/demander/").status_code == 404


def test_many_requests_take_no_more_questions(client, cape, jordan, django_assert_max_num_queries):
    client.force_login(jordan)
    for number in range(12):
        asked(
            minor=jordan, coop=cape, guardian_name="Nadia Lemaire", scopes=["buy"],
            email=f"nadia{number}@famille.example", at=timezone.now(),
        )  # fmt: skip

    with django_assert_max_num_queries(14):
        assert body(client, f"{OURS}{jordan.pk}/").count("Attend une réponse") == 12
