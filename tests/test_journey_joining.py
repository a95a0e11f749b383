"""Lina, 17, without e-mail nor computer, joins on her motivation; her guardian signs by a link.

On a phone's width, with scripts and without: every page is examined as in the other journeys.
"""

import re

import pytest
from django.core import mail
from django.core.management import call_command

from kpacite.coops import queries as coops
from kpacite.joining import guardians
from kpacite.joining.models import Application, Authorisation
from kpacite.lib.dates import months_after
from kpacite.people.models import Person
from tests.browser import PHONE, Screen

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
    pytest.mark.django_db(transaction=True),
]
COMMON_WORDS = "Nous avons tous envie que tu viennes."


class Street:
    """Everybody's phone, with or without scripts."""

    def __init__(self, browser, home, scripts):
        self.browser, self.home, self.scripts, self.screens = browser, home, scripts, {}

    def phone(self, who):
        if who not in self.screens:
            self.screens[who] = Screen(
                self.browser, self.home, who=who, size=dict(PHONE), scripts=self.scripts
            )
        return self.screens[who]

    def member(self, username):
        screen = self.phone(username)
        if len(screen.examined) == 0:
            screen.go("/entrer/")
            screen.press(f"button[name=person][value={username}]")
        return screen

    def faults(self):
        return [fault for screen in self.screens.values() for fault in screen.faults]

    def close(self):
        for screen in self.screens.values():
            screen.close()


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def street(request, browser, live_server):
    found = Street(browser, live_server.url, scripts=request.param)
    yield found
    found.close()


def find_the_coop(street):
    """A neighbour finds La Cape on the map, then in the list, and reads what is asked."""
    neighbour = street.phone("neighbour")
    neighbour.go("/")
    neighbour.go("/coops/?q=sérigraphie")
    neighbour.sees("1 coopérative")
    neighbour.press('a.map__mark[href="/c/la-cape/"]')
    neighbour.click("Je veux venir")
    neighbour.sees("Aucun diplôme n’est demandé")


def note_on_paper(street, world):
    """Rosa types the paper with Lina; the page says what was not asked; the slip is ready."""
    rosa = street.member("rosa")
    rosa.go("/c/la-cape/candidatures/")
    rosa.click("Noter quelqu’un")
    rosa.tick("Elle a rempli un papier")
    rosa.fill("Son prénom", "Lina")
    rosa.fill("Son jour de naissance", months_after(world.today, -12 * 17).isoformat())
    rosa.fill("Pourquoi elle a envie", "Je n’ai pas de diplôme, mais j’apprends vite.")
    rosa.click("Je note sa demande")
    rosa.sees("Vous parlez de")
    rosa.fill("Pourquoi elle a envie", "J’apprends vite, et j’aime les gens.")
    rosa.click("Je note sa demande")
    rosa.sees("Bonjour Lina")
    return rosa.page.locator(".code").inner_text()


def follow_by_the_code(street, code):
    """At the library: Lina types the code of her paper, corrects a word, asks, takes a place."""
    lina = street.phone("lina")
    lina.go("/candidature/")
    lina.fill("Le code de votre papier", code.lower().replace("-", " "))
    lina.click("J’ouvre ma page")
    lina.sees("Saisi par Rosa")
    lina.click("Changer mes mots")
    lina.fill("Pourquoi avez-vous envie", "J’apprends vite, et j’aime faire la cuisine.")
    lina.click("Je garde ces mots")
    lina.fill("Votre message", "Est-ce que je peux venir avec ma cousine ?")
    lina.click("J’envoie", role="button")
    lina.click("Je viens", role="button")
    lina.sees("vous attend")
    return Application.objects.get(first_name="Lina")


def answer(street, username, where, *, paper_of=""):
    screen = street.member(username)
    screen.go(f"{where}repondre/" + ("?par=papier" if paper_of else ""))
    if paper_of:
        screen.page.get_by_label("Qui répond ?").select_option(label=paper_of)
    screen.tick("Je sens l’envie de venir")
    screen.click("Je donne ma réponse")


def three_members_answer(street, where):
    """Two on their phones, Rosa on paper; then common words that the three recognise."""
    answer(street, "amina", where)
    answer(street, "jordan", where)
    answer(street, "fatoumata", where, paper_of="Rosa Almeida")
    amina = street.member("amina")
    amina.go(where)
    amina.sees("avec ma cousine")
    amina.page.get_by_text("Écrire les mots communs").click()
    amina.fill("Les mots communs", COMMON_WORDS)
    amina.click("Je propose ces mots")
    for username in ("jordan", "rosa"):
        screen = street.member(username)
        screen.go(where)
        screen.click("J’y retrouve ma réponse")


def agree_on_a_commitment(street, where, application):
    amina = street.member("amina")
    amina.go(where)
    amina.page.locator("#engagement_text").fill("Cuisiner le mercredi.")
    amina.click("Je propose", within="section:has(#engagement)")
    lina = street.phone("lina")
    lina.go(f"/candidature/{application.token}/")
    lina.sees(COMMON_WORDS)
    lina.click("Je suis d’accord")


def welcome(street, where):
    fatoumata = street.member("fatoumata")
    fatoumata.go(where)
    fatoumata.click("Dire bienvenue")
    fatoumata.click("Bienvenue, Lina")
    fatoumata.sees("Lina est membre")
    fatoumata.click("Demander l’accord d’un parent")
    fatoumata.fill("Prénom et nom du parent", "Nadia Petit")
    fatoumata.fill("Son mail", "nadia@famille.example")
    fatoumata.click("Demander", role="button")


def sign_as_guardian(street):
    """By the link of a mail, without account: read, choose, receive a code, sign."""
    call_command("work", "--once")
    nadia = street.phone("nadia")
    nadia.go(f"/parent/{Authorisation.objects.get(guardian_name='Nadia Petit').token}/")
    nadia.sees("Lina a besoin de votre accord")
    nadia.click("Continuer vers la signature")
    nadia.click("Recevoir mon code")
    nadia.fill("Votre prénom et votre nom", "Nadia Petit")
    nadia.page.locator("[name=consents]").check()
    nadia.fill("Le code reçu par mail", code_received())
    nadia.press("button[name=gesture][value=sign]")
    nadia.sees("Votre accord est donné")


def code_received():
    call_command("work", "--once")
    letter = next(one for one in reversed(mail.outbox) if "nadia@famille.example" in one.to)
    return re.search(r"\b(\d{3} ?\d{3})\b", letter.body)[1]


def stop_as_guardian(street):
    """By the same link, another day: no reason is asked."""
    nadia = street.phone("nadia")
    nadia.go(f"/parent/{Authorisation.objects.get(guardian_name='Nadia Petit').token}/")
    nadia.click("Arrêter mon accord")
    nadia.click("Recevoir mon code")
    nadia.fill("Votre prénom et votre nom", "Nadia Petit")
    nadia.fill("Le code reçu par mail", code_received())
    nadia.press("button[name=gesture][value=stop]")
    nadia.sees("Votre accord est arrêté")
    nadia.sees("garde sa voix")


def test_seventeen_without_mail_joins_on_motivation_alone(street, world):
    find_the_coop(street)
    application = follow_by_the_code(street, note_on_paper(street, world))
    where = f"/c/la-cape/candidatures/{application.number}/"
    three_members_answer(street, where)
    agree_on_a_commitment(street, where, application)
    welcome(street, where)
    lina = Person.objects.get(username="lina")
    assert not guardians.may(lina, "paid_seat", world.today)
    sign_as_guardian(street)
    street.phone("lina").go(f"/candidature/{application.token}/")
    street.phone("lina").sees("Bienvenue à La Cape")
    assert guardians.may(lina, "paid_seat", world.today)
    stop_as_guardian(street)

    assert street.faults() == []
    assert coops.is_member(lina, world.cape, world.today)
    assert (lina.email, lina.memberships.get().commitments.get().text) == (
        "", "Cuisiner le mercredi.",
    )  # fmt: skip
    assert not guardians.may(lina, "paid_seat", world.today)
