"""A rule of money is changed by consent, on a phone: 10 € become 12 €, then 10 € again.

Amina changes the number inside the sentence, Rosa objects, the second version takes her objection
in, the others answer on paper. The day after, the rulebook and the path from price to pocket say
12 €; what was agreed before stays at 10 €. Three months later the coop talks of it again.
"""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from kpacite.governance import rulebook
from kpacite.governance.models import Decision, Objection, Proposal
from kpacite.sharing.queries import agreed_plan
from tests.browser import PHONE, Screen
from tests.test_journeys import people

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
    pytest.mark.django_db(transaction=True),
]
RULE = "sharing.commons_bp"
RULES = "/c/la-cape/regles/"
TEN, TWELVE = "10 € sur 100 €", "12 € sur 100 €"


@pytest.fixture
def travel(monkeypatch):
    """The clock of the whole process, the live server's too, so many days later."""
    today = timezone.now

    def later(days: int) -> datetime:
        monkeypatch.setattr(timezone, "now", lambda: today() + timedelta(days=days))
        return timezone.now()

    return later


def address(proposal, end=""):
    return f"/c/la-cape/propositions/{proposal.number}/{end}"


def propose_twelve(amina):
    """The number changes inside the sentence; everybody will see before, after, and a trial."""
    amina.go(f"{RULES}{RULE}/changer/")
    amina.page.locator("[name=value_0]").fill("12")
    amina.fill("Pourquoi changer", "Le commun est vide. Nous ne pouvons pas réparer la porte.")
    amina.click("Voir ce que ça change")
    amina.sees(TWELVE)
    amina.click("Écrire la proposition")
    return Proposal.objects.latest("pk")


def share_and_ask(amina, proposal, *, days=5):
    """The coop reads it; then each person is asked whether they see a risk."""
    amina.go(address(proposal))
    amina.click("Partager avec la coop")
    amina.click("Passer à la suite")
    amina.tick("Répondre")
    amina.tick("En ligne")
    amina.click("Passer à la suite", role="button")
    proposal.refresh_from_db()


def type_the_papers(fatoumata, proposal, *, but):
    """On paper, then typed by the one who facilitates; each may correct theirs."""
    fatoumata.go(address(proposal, "papier/"))
    for choice in fatoumata.page.locator("select[name^=kind_]").all():
        person = choice.evaluate("e => e.closest('fieldset').querySelector('legend').innerText")
        if not any(name in person for name in but):
            choice.select_option(value="agree")
    fatoumata.click("Noter ces réponses")


def object_(rosa, proposal):
    rosa.go(address(proposal))
    rosa.sees("La proposition n’a pas besoin d’être parfaite")
    rosa.tick("J’ai une objection")
    rosa.click("Envoyer ma réponse")  # without its risk, the page says what is missing
    rosa.sees("Il manque le risque")
    rosa.fill("Quel est le risque", "Sur une petite mission, il ne restera rien pour nos mains.")
    rosa.tick("Une personne")
    rosa.click("Envoyer ma réponse")
    rosa.sees("Votre objection aide à trouver mieux")
    return Objection.objects.latest("pk")


def improve(amina, proposal, objection):
    """The bearer does not close it: she answers, and makes a version that takes it in."""
    amina.go(address(proposal, f"objections/{objection.pk}/"))
    amina.sees("vous ne fermez pas cette objection")
    amina.click("Faire une nouvelle version")
    amina.fill(
        "Les détails",
        "12 € sur 100 € vont au commun. Pour une petite mission, on en parle avant. "
        "On en reparle dans 3 mois.",
    )
    amina.page.locator(f"[name=integrates][value='{objection.pk}']").check(force=True)
    amina.click("Proposer cette version")
    amina.sees("Rosa relit la nouvelle version")


def answer(screen, proposal, voice):
    screen.go(address(proposal))
    screen.tick(voice)
    screen.click("Envoyer ma réponse")
    screen.sees("Merci")


def count(fatoumata, proposal):
    fatoumata.go(address(proposal))
    fatoumata.click("Compter les réponses")
    fatoumata.sees("C’est décidé")
    return Decision.objects.get(version__proposal=proposal)


def everybody_enters(everybody):
    for name in ("amina", "rosa", "fatoumata"):
        everybody.enter(name, name)


def reads(screen, path, expected, unexpected):
    screen.go(path)
    words = screen.page.locator("main").inner_text().replace("\u00a0", " ")
    assert expected in words, f"{path} does not say {expected}"
    assert unexpected not in words, f"{path} still says {unexpected}"


def test_ten_becomes_twelve_by_consent_then_ten_again(browser, live_server, world, travel):
    before = world.accepted_quote.mission
    plan = f"/c/la-cape/missions/{before.pk}/partage/"
    with people(browser, live_server.url, PHONE) as everybody:
        everybody_enters(everybody)
        amina, rosa, fatoumata = everybody.amina, everybody.rosa, everybody.fatoumata
        amina.go("/c/la-cape/ma-poche/?price=900&materials=240&mine=10&others=19")
        old_pocket = amina.page.locator("main").inner_text()
        proposal = propose_twelve(amina)
        share_and_ask(amina, proposal)
        type_the_papers(fatoumata, proposal, but=("Rosa", "Amina"))
        objection = object_(rosa, proposal)
        improve(amina, proposal, objection)
        answer(rosa, proposal, "Pas d’objection")
        answer(amina, proposal, "Pas d’objection")
        type_the_papers(fatoumata, proposal, but=())
        decision = count(fatoumata, proposal)
        fatoumata.sees("Prise en compte dans la version 2")
        reads(amina, f"{RULES}{RULE}/", TEN, "une règle jamais dite")

        travel(1)
        reads(amina, RULES, TWELVE, TEN)
        amina.go("/c/la-cape/ma-poche/?price=900&materials=240&mine=10&others=19")
        assert amina.page.locator("main").inner_text() != old_pocket
        amina.go(plan)
        amina.sees(TEN)

        travel(95)
        everybody_enters(everybody)
        amina.go("/c/la-cape/a-reparler/")
        amina.go(f"/c/la-cape/decisions/{decision.number}/en-reparler/")
        amina.tick("Revenir à avant")
        amina.click("Continuer")
        back = Proposal.objects.latest("pk")
        share_and_ask(amina, back)
        answer(rosa, back, "Pas d’objection")
        type_the_papers(fatoumata, back, but=())
        count(fatoumata, back)

        travel(96)
        reads(amina, RULES, TEN, TWELVE)

    assert objection_settled(objection)
    assert agreed_plan(before).rule["commons_bp"] == 1000
    assert rulebook.value(world.cape, RULE, decision.decided_on) == 1000
    assert everybody.faults() == []


def objection_settled(objection):
    objection.refresh_from_db()
    return (objection.settlement, objection.settled_in.number) == ("integrated", 2)


def test_without_a_script_one_proposes_asks_answers_and_decides(browser, live_server, world):
    with people(browser, live_server.url, PHONE) as everybody:
        for name in ("yacine", "fatoumata", "ines"):
            everybody.screens[name] = Screen(browser, live_server.url, who=name, scripts=False)
            everybody.enter(name, name)
        yacine, fatoumata, ines = everybody.yacine, everybody.fatoumata, everybody.ines
        yacine.go("/c/la-cape/propositions/")
        yacine.click("Je propose")
        yacine.fill("Ce que je vis", "Le soir, la lumière reste allumée.")
        yacine.click("Continuer")
        yacine.fill("Ma proposition, en une phrase", "La dernière personne éteint")
        yacine.fill("Les détails", "On met une affiche près de la porte.")
        yacine.click("Garder mon brouillon")
        proposal = Proposal.objects.latest("pk")
        yacine.click("Partager avec la coop")
        ines.go(address(proposal))
        ines.fill("Vos mots", "Qui fait l’affiche ?")
        ines.click("Je le dis")
        fatoumata.go(address(proposal, "table/"))
        fatoumata.click("Passer aux réactions")
        fatoumata.click("Demander les réponses")
        fatoumata.click("Personne suivante")
        while fatoumata.page.locator("[name=person]").count():
            fatoumata.tick("Pas d’objection")
            fatoumata.click("Noter, puis la suite")
        fatoumata.sees("Tout le monde a parlé")
        fatoumata.click("Compter les réponses")
        fatoumata.sees("C’est décidé")

    assert everybody.faults() == []
