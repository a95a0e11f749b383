"""A large network: many invented coops over years, the same for the same seed."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from kpacite.hosts.models import Activity, Host
from kpacite.people.models import Person
from kpacite.web.demo import life, orders, places, setting_up
from kpacite.web.demo.cast import Customer, Somebody
from kpacite.web.demo.life import Gift
from kpacite.web.demo.numbers import siren, vat_number
from kpacite.web.demo.orders import Bought, Hand, Order
from kpacite.web.demo.places import Dish, Place
from kpacite.web.demo.stage import Stage
from kpacite.web.demo.timeline import Calendar, Story
from kpacite.work.models import Contribution

COOPS_PER_HOST = 25
ORDERS_PER_YEAR = 6
GIFTS_PER_YEAR = 30
MOST_YEARS = 3  # a contract and its two renewals
ROLES = ("quotes", "treasury", "on_duty", "host_referent", "facilitator")
NAMES = (
    "Awa", "Bachir", "Camille", "Dounia", "Élise", "Farid", "Gaëlle", "Hugo", "Imane", "Joël",
    "Khadija", "Léon", "Mariam", "Nadia", "Oumar", "Paul", "Rachel", "Samir", "Tania", "Ugo",
    "Vera", "Wassim", "Yasmine", "Zoé",
)  # fmt: skip
FAMILY_NAMES = ("Adam", "Bara", "Caron", "Diop", "Ferrand", "Girard", "Hamidi", "Lopez", "Meyer")
TOWNS = (
    ("59100", "Roubaix", 50.69, 3.18), ("59200", "Tourcoing", 50.72, 3.16),
    ("62300", "Lens", 50.43, 2.83), ("59500", "Douai", 50.37, 3.08),
    ("80000", "Amiens", 49.89, 2.30), ("76600", "Le Havre", 49.49, 0.11),
    ("93200", "Saint-Denis", 48.94, 2.36), ("69200", "Vénissieux", 45.70, 4.89),
)  # fmt: skip
SHOPS = ("Le Four", "La Presse", "Le Rabot", "La Bobine", "Le Jardin", "La Marmite", "L’Établi")
KINDS = ("ORG_NOT_TAXABLE", "B2C", "B2G_FR", "B2B_FR")
TRADES = {
    "cuisine": Dish("plat", "cuisine", "Repas", "", "personne", "catering_service", 1200, 400, 20),
    "serigraphie": Dish("sac", "serigraphie", "Sac imprimé", "", "sac", "goods", 800, 250, 10),
    "couture": Dish("retouche", "couture", "Retouche", "", "pièce", "service", 1500, 100, 30),
    "menuiserie": Dish("etagere", "menuiserie", "Étagère", "", "pièce", "goods", 18_000, 6000, 400),
}

# In cents, under what the founding rules let a team buy without a decision.
MOST_AT_ONCE = 400_00


def stories(calendar: Calendar, *, seed: int, coops: int, years: int) -> Iterator[Story]:
    """Each coop stands up when its own story begins: all are told together."""
    chance = Random(seed)  # noqa: S311  invented people, not secrets
    years = min(years, MOST_YEARS)
    activities = {row.key: row for row in Activity.objects.all()}
    host, officer = None, None
    for rank in range(coops):
        if rank % COOPS_PER_HOST == 0:
            host, officer = _host(calendar, rank // COOPS_PER_HOST + 1, years)
        assert host is not None and officer is not None  # noqa: S101  made at rank 0
        stage = _coop(chance, calendar, rank + 1, host, officer, activities, years)
        yield from _life(chance, stage, rank + 1, years)


def _host(calendar: Calendar, rank: int, years: int) -> tuple[Host, Person]:
    number = siren(f"8200{rank:04}")
    identity = places.OPTALE | {
        "slug": f"coop-d-emploi-{rank}", "name": f"Coop d’emploi {rank}", "siren": number,
        "siret": f"{number}{_establishment(number)}", "vat_number": vat_number(number),
        "registry_text": f"RCS Lille Métropole {number}",
    }  # fmt: skip
    referent = Somebody(f"referente-{rank}", "Claire", f"Dumont {rank}", "face-11", 40)
    accountant = Somebody(f"comptable-{rank}", "Marc", f"Lefebvre {rank}", "face-5", 45)
    at = calendar.at(-365 * years - 120, 9)
    host = setting_up.register_host(identity, referent, accountant, at=at)
    return host, Person.objects.get(username=referent.username)


def _coop(
    chance: Random, calendar: Calendar, rank: int, host: Host, officer: Person,
    activities: dict[str, Activity], years: int,
) -> Stage:  # fmt: skip
    postcode, town, latitude, longitude = chance.choice(TOWNS)
    dish = TRADES[chance.choice(sorted(TRADES))]
    place = Place(
        slug=f"coop-{rank}", name=f"{chance.choice(SHOPS)} {rank}", tagline=f"À {town}.",
        story="Une coop inventée, pour voir grand.", values=("On décide ensemble.",),
        address=f"{rank} rue des Métiers", postcode=postcode, town=town, phone="03 53 01 00 00",
        where=(f"{latitude + rank % 7 / 300:.5f}", f"{longitude + rank % 5 / 200:.5f}"),
        shop_front={}, menu=(dish,), charter=places.CHARTER, simple_charter=places.SIMPLE_CHARTER,
    )  # fmt: skip
    cast = [
        Somebody(
            f"{rank}-{number}", chance.choice(NAMES), chance.choice(FAMILY_NAMES),
            f"face-{chance.randint(1, 13)}", chance.randint(18, 70),
            roles=(ROLES[number],) if number < len(ROLES) else (), activities=(dish.activity,),
        )
        for number in range(chance.randint(6, 10))
    ]  # fmt: skip
    return setting_up.open_coop(
        place, cast, host=host, officer=officer, activities=activities, calendar=calendar,
        years_old=years, beginning=365 * years, terms=years + 1 if years < MOST_YEARS else years,
    )  # fmt: skip


def _life(chance: Random, stage: Stage, rank: int, years: int) -> Iterator[Story]:
    known: dict[str, Contribution] = {}
    names = sorted(stage.people)
    for number in range(GIFTS_PER_YEAR * years):
        gift = Gift(
            -chance.randint(1, 365 * years - 5), chance.choice(names),
            chance.choice(("welcome", "communication", "cleaning", "organisation")),
            chance.choice((30, 60, 90, 120)), "Un coup de main.", key=f"gift-{number}",
        )  # fmt: skip
        yield life.story(stage, gift, known)
    dish = next(iter(stage.menu))
    for number in range(ORDERS_PER_YEAR * years):
        yield orders.story(stage, _order(chance, stage, dish, rank, number, years), known)


def _trips(cents: int) -> list[int]:
    """What is bought in several times: a team buys no more than its rule lets it."""
    times = -(-cents // MOST_AT_ONCE) or 1
    return [cents // times + (rank < cents % times) for rank in range(times)]


def _order(chance: Random, stage: Stage, dish: str, rank: int, number: int, years: int) -> Order:
    carrier, helper, learner = chance.sample(sorted(stage.people), 3)
    quantity = chance.randint(4, 40)
    item = stage.menu[dish]
    spent = item.materials_cents * quantity * chance.randint(70, 100) // 100
    return Order(
        _customer(rank, chance.randint(1, 12)), f"{item.name} : {quantity}", "Bonjour, merci !",
        item.activity.key, ((dish, quantity),),
        (Hand(carrier, "carry", 300, 3), Hand(helper, "help", 240, 2),
         Hand(learner, "learn", 180, 1)),
        service=-chance.randint(-10, 365 * years - 40),
        bought=tuple(Bought("Courses", part, carrier) for part in _trips(spent)),
        place=f"{stage.coop.address}, {stage.coop.town}",
        heard=chance.choice(("word", "flyer", "market", "again")),
        brought_by=f"gift-{number}" if chance.random() < 0.4 else "",
        pays_after=chance.choice(((20,), (30,), (15, 30), (45,), ())),
    )  # fmt: skip


def _customer(rank: int, number: int) -> Customer:
    kind = KINDS[number % len(KINDS)]
    legal = {}
    if kind in {"B2G_FR", "B2B_FR"}:
        one = siren(f"83{rank % 1000:03}{number:03}")
        legal = {"siren": one, "siret": f"{one}{_establishment(one)}"}
        if kind == "B2B_FR":
            legal["vat_number"] = vat_number(one)
    customer = Customer(
        f"client-{rank}-{number}", kind, f"Client {number}", "Madame Legrand", "1 rue du Parc",
        "59100", "Roubaix", "03 53 01 99 99", legal,
    )  # fmt: skip
    return replace(customer, contact_name="") if kind == "B2C" else customer


def _establishment(number: str) -> str:
    """The five last digits of a SIRET, valid as the law's key wants."""
    return siren(f"{number}0000")[-5:]
