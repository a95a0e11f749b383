"""Resting, carrying the name, leaving: walked on a phone, with scripts and without."""

from datetime import timedelta

import pytest

from kpacite.brand.models import BrandOuting
from kpacite.coops.models import Membership
from kpacite.joining.models import Departure, Pause
from kpacite.ledger import balances
from kpacite.people.models import Deed

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
    pytest.mark.django_db(transaction=True),
]
AS_READ = pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])


def membership(world, username):
    return Membership.objects.get(coop=world.cape, person=world.person(username))


def owed(world, username):
    return balances.of_member(world.cape, world.person(username))


def start_leaving(rosa):
    """From the menu: what would happen, then the first step."""
    rosa.go("/c/la-cape/menu/")
    rosa.click("Ma place ici")
    rosa.click("Voir", within="main")
    rosa.sees("Rien n’est commencé.")
    rosa.sees("L’argent à venir")
    rosa.click("Je prépare mon départ")
    rosa.click("Je commence")
    return f"/c/la-cape/partir/{Departure.objects.get().pk}/"


def is_refused_because_of_the_money(rosa, way_out):
    rosa.go(way_out)
    rosa.click("Finir le départ")
    rosa.click("Je pars")
    rosa.sees("Pas encore.")
    rosa.sees("à Rosa. Demandez un versement, puis écrivez qui le suit.")


def ask_for_the_money(rosa, way_out, euros):
    rosa.go(way_out)
    rosa.click("Demander un versement")
    rosa.fill("Combien", euros)
    rosa.click("Je demande")


def write(rosa, way_out, key, *, words="", person="", before=None, button="C’est réglé ainsi"):
    rosa.go(f"{way_out}regler/{key}/")
    if person:
        rosa.choose("Qui suit ce point après vous", person)
    if before:
        rosa.fill("L’argent est versé avant quel jour", before.isoformat())
    if words:
        rosa.fill("Vos mots", words)
    rosa.click(button)


def hand_over(rosa, way_out):
    """A place to leave, keys to give back, the coop d'emploi to tell."""
    while True:
        rosa.go(way_out)
        leaving = rosa.page.get_by_role("link", name="Laisser ma place")
        if not leaving.count():
            break
        rosa.click("Laisser ma place")
        rosa.click("Je laisse ma place")
    write(rosa, way_out, "keys", words="Les clés sont dans la boîte.", person="Fatoumata Diallo")
    write(rosa, way_out, "contract", words="Je pars à la fin du mois.", button="Je préviens")


@AS_READ
def test_a_member_with_money_left_asks_for_it_hands_over_and_leaves(world, enter, scripts):
    rosa = enter("rosa", scripts)
    available = owed(world, "rosa").available_cents
    assert available > 0
    way_out = start_leaving(rosa)

    is_refused_because_of_the_money(rosa, way_out)
    ask_for_the_money(rosa, way_out, f"{available // 100},{available % 100:02}")
    is_refused_because_of_the_money(rosa, way_out)
    write(rosa, way_out, "money", person="Thi Mai Nguyen", before=world.today + timedelta(days=40))
    rosa.sees("Thi Mai suit ce point.")
    hand_over(rosa, way_out)
    rosa.sees("Tout est réglé")
    rosa.click("Finir le départ")
    rosa.click("Je pars")
    rosa.sees("Vous n’êtes plus membre.")
    rosa.click("Lire mon compte")
    rosa.sees("Cet argent reste à vous.")

    assert rosa.faults == []
    assert membership(world, "rosa").left_on == world.today
    assert owed(world, "rosa").asked_cents == available
    assert Deed.objects.filter(verb="joining.departure.told_host").exists()


@AS_READ
def test_somebody_rests_and_comes_back(world, enter, scripts):
    ines = enter("ines", scripts)
    ines.go("/c/la-cape/pause/")
    ines.sees("On ne vous demande rien")
    ines.fill("Un mot pour les autres", "Je souffle un peu.")
    ines.click("Je me repose", role="button")
    ines.sees("Vous vous reposez")
    ines.click("Je reviens")
    ines.sees("Vous êtes là. Bon retour.")

    assert ines.faults == []
    assert Pause.objects.get(membership=membership(world, "ines")).ended_on == world.today


@AS_READ
def test_somebody_carries_the_name_and_tells_it(world, enter, scripts):
    amina = enter("amina", scripts)
    amina.go("/c/la-cape/marque/")
    amina.sees("Notre nom sert à tous les membres de la coop.")
    amina.click("Je porte la marque")
    amina.fill("Quel jour", world.today.isoformat())
    amina.fill("Où", "Le marché de l’Épeule")
    amina.click("Je porte la marque", role="button")
    amina.sees("La feuille des prix")
    amina.click("Je raconte")
    amina.fill("Comment cela s’est passé", "Vingt papiers donnés.")
    amina.click("C’est raconté")
    amina.sees("Vingt papiers donnés.")

    assert amina.faults == []
    assert BrandOuting.objects.get(person=world.person("amina")).told == "Vingt papiers donnés."


@AS_READ
def test_a_disagreement_is_said_talked_of_and_ended(world, enter, scripts):
    jordan = enter("jordan", scripts)
    jordan.go("/c/la-cape/desaccords/")
    jordan.sees("Rien ici pour vous")  # the one of Amina and Yacine is theirs
    jordan.click("Quelque chose ne va pas")
    jordan.choose("Avec qui", "Inès Carpentier")
    jordan.fill("Qu’est-ce qui ne va pas", "On me coupe la parole en réunion.")
    jordan.click("Je le dis")
    jordan.sees("On se parle")
    jordan.click("Voici ce que cela a donné")
    jordan.fill("Qu’est-ce que cela a donné", "Inès ne s’en rendait pas compte.")
    jordan.click("C’est noté")
    jordan.click("C’est réglé")
    jordan.fill("Comment cela s’est terminé", "Chacun parle à son tour.")
    jordan.click("C’est terminé", role="button")
    jordan.sees("C’est terminé depuis le")

    assert jordan.faults == []
