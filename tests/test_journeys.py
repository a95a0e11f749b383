"""The whole story in a browser, on a phone's width: from a neighbour's request to each part.

Six people and a neighbour; every page they meet is examined: no barrier that axe can see, nothing
wider than the screen, no word of the console, no request that leaves the machine.
"""

import re
from contextlib import contextmanager

import pytest
from django.core import mail
from django.core.management import call_command

from kpacite.ledger import auditing
from kpacite.sales.models import Invoice, Quote, Request
from kpacite.sharing.models import Distribution
from tests import world as worlds
from tests.access_table import KINDS
from tests.addresses import named_routes
from tests.browser import DESKTOP, PHONE, SMALL, Screen
from tests.test_access import rows

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser"),
    pytest.mark.django_db(transaction=True),
]


class People:
    """Each has a screen of their own."""

    def __init__(self, browser, home, size):
        self.browser, self.home, self.size = browser, home, size
        self.screens = {}

    def __getattr__(self, name):
        return self.screens.setdefault(
            name, Screen(self.browser, self.home, who=name, size=dict(self.size))
        )

    def enter(self, name, username):
        """Through the door of the demo, by the name and the role."""
        screen = getattr(self, name)
        screen.go("/entrer/")
        screen.press(f"button[name=person][value={username}]")
        return screen

    def faults(self):
        return [fault for screen in self.screens.values() for fault in screen.faults]


@contextmanager
def people(browser, home, size):
    everybody = People(browser, home, size)
    try:
        yield everybody
    except BaseException as error:
        for name, screen in everybody.screens.items():
            error.add_note(f"{name} was on {screen.path()} and had met {screen.faults}")
            screen.keep("last")
        raise
    finally:
        for screen in everybody.screens.values():
            screen.close()


def ask(neighbour):
    """A neighbour reads the public page and asks; a phone number is enough."""
    neighbour.go("/")
    neighbour.go("/c/la-cape/")
    neighbour.sees("Ce que nous savons faire")
    neighbour.click("Demander un devis")
    neighbour.click("Envoyer ma demande")  # nothing is filled: the page says what is missing
    neighbour.tick("Une association")
    neighbour.fill("Expliquez avec vos mots", "Un buffet pour cent vingt personnes, ce soir.")
    neighbour.fill("Votre nom", "Collectif du Pile")
    neighbour.fill("Votre téléphone", "06 39 98 55 55")
    neighbour.tick("Au marché, à une fête")
    neighbour.click("Envoyer ma demande")
    neighbour.sees("Merci")
    return Request.objects.latest("pk")


def say(screen, asked, stance, words=""):
    screen.go(f"/c/la-cape/demandes/{asked.pk}/")
    screen.tick(stance)
    if words:
        screen.fill("Quel est votre doute", words)
    screen.click("Donner ma réponse")


def decide(everybody, asked):
    """Somebody carries, somebody helps, somebody learns; a doubt is lifted; the mission opens."""
    say(everybody.amina, asked, "Je porte")
    say(everybody.thi_mai, asked, "J’ai un doute", "Qui fait les courses ?")
    say(everybody.jordan, asked, "J’apprends")
    everybody.thi_mai.go(f"/c/la-cape/demandes/{asked.pk}/")
    everybody.thi_mai.click("Je lève mon doute")
    say(everybody.thi_mai, asked, "J’aide")
    everybody.amina.go(f"/c/la-cape/demandes/{asked.pk}/origine/")
    everybody.amina.page.get_by_label("L’aide", exact=True).select_option(index=1)
    everybody.amina.tick("Dit par le client")
    everybody.amina.click("Relier", role="button")
    everybody.amina.go(f"/c/la-cape/demandes/{asked.pk}/oui/")


def open_mission(amina, world):
    amina.fill("Le nom du travail", "Buffet du Pile")
    amina.fill("Le premier jour", world.today.isoformat())
    amina.fill("Le lieu", "Place du Pile")
    amina.page.get_by_label("Le métier").select_option(label="Cuisine")
    amina.tick("Amina")
    amina.page.get_by_label(re.compile("Qui est ce nouveau client")).select_option(
        value="ORG_NOT_TAXABLE"
    )
    amina.click("Ouvrir la mission")
    return Quote.objects.latest("pk")


def complete_the_client(amina, quote):
    amina.go(f"/c/la-cape/clients/{quote.client_id}/changer/")
    amina.fill("L’adresse mail", "bonjour@pile.example")
    amina.page.locator("[name=address]").fill("1 place du Pile")
    amina.fill("Le code postal", "59100")
    amina.fill("La ville", "Roubaix")
    amina.press("main form button[type=submit]")


def write_the_quote(everybody, quote):
    """From the catalogue, with what reaches our hands beside; read by a peer, then by the host."""
    amina = everybody.amina
    amina.go(f"/c/la-cape/devis/{quote.pk}/ecrire/")
    amina.page.get_by_label(re.compile("Prendre dans le catalogue")).select_option(index=1)
    amina.page.locator("[name=item_quantity]").fill("120")
    amina.click("Ajouter et recalculer")
    amina.sees("Ce qui arrivera dans nos mains")
    amina.click("Faire relire")
    everybody.thi_mai.go(f"/c/la-cape/devis/{quote.pk}/relire/")
    everybody.thi_mai.tick("C’est bon, il peut partir")
    everybody.thi_mai.click("Donner ma relecture")
    everybody.claire.go("/h/optale/devis/")
    everybody.claire.go(f"/h/optale/devis/{quote.pk}/")
    everybody.claire.page.locator("[name=is_fine]").first.check(force=True)
    everybody.claire.click("Donner ma réponse")
    amina.go(f"/c/la-cape/devis/{quote.pk}/")
    amina.click("Envoyer le devis")


def link_of_the_mail(beginning):
    """The client's own door: what the worker sent them."""
    call_command("work", "--once")
    for letter in reversed(mail.outbox):
        found = re.search(rf"https?://[^/\s]+(/{beginning}/[\w-]+/)", letter.body)
        if found and "pile.example" in "".join(letter.to):
            return found.group(1)
    raise AssertionError([letter.subject for letter in mail.outbox])


def accept(client):
    client.go(link_of_the_mail("d"))
    client.sees("J’accepte ce devis")
    client.press("button[name=answer][value=yes]")  # not signed: the page says so
    client.page.locator("[name=oui-name]").fill("Madame Bara")
    client.page.locator("[name=oui-capacity]").fill("présidente")
    client.page.locator("[name=oui-consents]").check()
    client.press("button[name=answer][value=yes]")
    client.sees("Merci, c’est dit")


def agree_on_the_plan(everybody, mission):
    amina = everybody.amina
    amina.go(f"/c/la-cape/missions/{mission.pk}/partage/proposer/")
    amina.page.locator("[name=net_sales]").fill("1560")
    amina.fill("Les courses coûtent", "300")
    for name, weight in (("Amina", "4"), ("Thi Mai", "3"), ("Jordan", "2")):
        amina.fill(f"Combien pour {name}", weight)
    amina.click("Voir le résultat")
    amina.click("Proposer à l’équipe")
    for screen in (everybody.thi_mai, everybody.jordan):
        screen.go(f"/c/la-cape/missions/{mission.pk}/partage/")
        screen.press("button[name=position][value=agree]")


def work(everybody, mission):
    """The courses, the hours of each, the delivery."""
    page = f"/c/la-cape/missions/{mission.pk}"
    everybody.thi_mai.go(f"{page}/courses/nouvelles/")
    everybody.thi_mai.fill("Qu’avez-vous acheté", "Marché")
    everybody.thi_mai.fill("Combien, hors taxe", "310,50")
    everybody.thi_mai.click("Je note cet achat")
    for screen in (everybody.amina, everybody.thi_mai, everybody.jordan):
        screen.go(f"{page}/")
        screen.go(f"{page}/heures/")
        screen.tick("4 h")
        screen.tick("Aujourd’hui")
        screen.click("J’ajoute ces heures")
    everybody.amina.go("/c/la-cape/feuille/")
    everybody.amina.go(f"{page}/cest-fait/")
    everybody.amina.click("C’est fait", role="button")


def invoice(everybody, quote):
    thi_mai = everybody.thi_mai
    thi_mai.go(f"/c/la-cape/devis/{quote.pk}/facture/")
    thi_mai.click("Je prépare la facture")
    thi_mai.sees("Collectif du Pile")
    draft = Invoice.objects.latest("pk")
    thi_mai.go(f"/c/la-cape/factures/{draft.pk}/envoyer/")
    thi_mai.click("J’envoie cette facture")
    return Invoice.objects.get(pk=draft.pk)


def pay(everybody, issued):
    """In two parts; the second click of an impatient hand changes nothing."""
    thi_mai = everybody.thi_mai
    for amount in ("800", ""):
        thi_mai.go(f"/c/la-cape/factures/{issued.pk}/paiement/")
        if amount:
            thi_mai.fill("Somme reçue", amount)
        thi_mai.tick("Virement")
        thi_mai.click("Je note ce paiement")


def share(everybody, mission):
    page = f"/c/la-cape/missions/{mission.pk}/partage/1/"
    for screen in (everybody.amina, everybody.jordan, everybody.thi_mai):
        screen.go(page)
        screen.sees("Pourquoi")
        screen.press("button[name=position][value=agree]")
    everybody.jordan.go("/c/la-cape/mon-compte/")
    everybody.jordan.sees("Buffet du Pile")


def see_the_cake(everybody):
    everybody.jordan.go("/c/la-cape/gateau/")
    everybody.jordan.sees("Notre gâteau grossit")
    everybody.jordan.go("/c/la-cape/commun/")
    everybody.jordan.go("/c/la-cape/ma-poche/")


def help_and_thank(everybody):
    """A gift to the commons in under a minute; a thank-you by a peer; paper for who has none."""
    jordan = everybody.jordan
    jordan.go("/c/la-cape/semaine/")
    jordan.go("/c/la-cape/aides/nouvelle/")
    jordan.tick("Ranger, nettoyer")
    jordan.tick("1 h")
    jordan.tick("Aujourd’hui")
    jordan.click("J’ajoute au gâteau")
    everybody.amina.go("/c/la-cape/aides/")
    everybody.amina.click("Merci", role="button")
    everybody.fatoumata.go("/c/la-cape/aides/nouvelle/")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desk"])
def test_from_a_neighbours_request_to_each_part(browser, live_server, world, size):
    with people(browser, live_server.url, size) as everybody:
        for name, username in (
            ("amina", "amina"), ("thi_mai", "thi-mai"), ("jordan", "jordan"),
            ("fatoumata", "fatoumata"), ("claire", "claire"),
        ):  # fmt: skip
            everybody.enter(name, username)
        asked = ask(everybody.neighbour)
        decide(everybody, asked)
        quote = open_mission(everybody.amina, world)
        complete_the_client(everybody.amina, quote)
        write_the_quote(everybody, quote)
        accept(everybody.neighbour)
        agree_on_the_plan(everybody, quote.mission)
        work(everybody, quote.mission)
        issued = invoice(everybody, quote)
        everybody.neighbour.go(link_of_the_mail("f"))
        pay(everybody, issued)
        share(everybody, quote.mission)
        see_the_cake(everybody)
        help_and_thank(everybody)

        assert everybody.faults() == []
    assert Distribution.objects.get(mission=quote.mission).is_posted
    assert issued.number
    assert list(auditing.audit()) == []


# What is not a page: papers to download, doors that lead elsewhere, words for machines.
NOT_PAGES = re.compile(r"pdf|receipt|fec$|health|robots|landing|key$")


def pages_and_readers(world):
    """Each page of the site, with somebody who may read it."""
    table = rows()
    for route in named_routes():
        row = table[route.name]
        if row.method != "GET" or NOT_PAGES.search(route.name):
            continue
        reader = next(
            (kind for kind, met in zip(KINDS, row.expected, strict=True) if met == 200), None
        )
        if reader is not None:
            yield row.who(reader), worlds.address(world, route.name, route.arguments)


@pytest.mark.parametrize(
    ("size", "scheme"),
    [(DESKTOP, "light"), (SMALL, "dark")],
    ids=["on a desk", "on a very small phone, in the dark"],
)
def test_every_page_stands_without_a_fault(browser, live_server, world, size, scheme):
    screens = {}
    world = worlds.with_somebody_on_the_way_out(world)
    try:
        for username, where in pages_and_readers(world):
            if username not in screens:
                screens[username] = Screen(
                    browser, live_server.url, who=username or "anybody", size=dict(size),
                    scheme=scheme,
                )  # fmt: skip
                if username:
                    screens[username].go("/entrer/")
                    screens[username].press(f"button[name=person][value={username}]")
            # A table or a paper to take away is no page.
            kind = screens[username].context.request.get(f"{live_server.url}{where}").headers
            if "text/html" in kind["content-type"]:
                screens[username].go(where)

        faults = [fault for screen in screens.values() for fault in screen.faults]
        assert faults == []
        assert sum(len(screen.examined) for screen in screens.values()) > 50
    finally:
        for screen in screens.values():
            screen.close()


def test_everything_works_without_javascript(browser, live_server, world):
    """The same gestures for a telephone that runs no script: ask, answer, declare, accept."""
    plain = {"scripts": False, "size": dict(PHONE)}
    neighbour = Screen(browser, live_server.url, who="neighbour", **plain)
    amina = Screen(browser, live_server.url, who="amina", **plain)
    client = Screen(browser, live_server.url, who="client", **plain)
    try:
        asked = ask(neighbour)
        amina.go("/entrer/")
        amina.press("button[name=person][value=amina]")
        say(amina, asked, "Je porte")
        soon = world.mission("Repas de rentrée du Phare")
        amina.go(f"/c/la-cape/missions/{soon.pk}/heures/")
        amina.tick("1 h 30")
        amina.tick("Aujourd’hui")
        amina.click("J’ajoute ces heures")
        client.go(f"/d/{world.sent_quote.token}/")
        client.page.locator("[name=oui-name]").fill("Monsieur Duval")
        client.page.locator("[name=oui-capacity]").fill("gérant")
        client.page.locator("[name=oui-consents]").check()
        client.press("button[name=answer][value=yes]")
        client.sees("Merci, c’est dit")

        assert [*neighbour.faults, *amina.faults, *client.faults] == []
    finally:
        for screen in (neighbour, amina, client):
            screen.close()
    assert asked.voices.get().stance == "carry"
    assert world.sent_quote.versions.get().answer.accepted
