"""The places of the demo: two coops, their menus, and the coop d'emploi that carries them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Dish:
    """Something a coop makes: its price, and what it costs."""

    key: str
    activity: str
    name: str
    description: str
    unit: str
    product_kind: str
    price_cents: int
    materials_cents: int
    minutes: int
    picture: str = ""
    made_to_measure: bool = False


@dataclass(frozen=True)
class Place:
    slug: str
    name: str
    tagline: str
    story: str
    values: tuple[str, ...]
    address: str
    postcode: str
    town: str
    phone: str
    shop_front: dict[str, str]
    menu: tuple[Dish, ...]
    charter: str
    simple_charter: str
    where: tuple[str, str] | None = None  # latitude, longitude
    opens: tuple[tuple[int, int, int], ...] = ((1, 9, 18), (2, 9, 18), (3, 9, 18), (4, 9, 18))

    @property
    def email(self) -> str:
        return f"bonjour@{self.slug}.example"


CHARTER = """Nous apprenons les uns des autres. Aucun métier n’appartient à quelqu’un.

Nous décidons ensemble, par consentement. Une objection se travaille, elle ne se compte pas.

Nous vendons sous une marque commune. Ce que chacun donne au commun fait grossir le gâteau de tous.

Nos comptes sont ouverts aux membres. Chaque part s’explique, au centime."""
SIMPLE_CHARTER = """On apprend ensemble. On décide ensemble.
On partage l’argent, et on explique toujours pourquoi.
Tout le monde peut regarder les comptes."""

LA_CAPE = Place(
    slug="la-cape",
    name="La Cape",
    tagline="La coopérative ouverte du quartier du Pile, à Roubaix.",
    story=(
        "On cuisine, on imprime, on apprend. La Cape est née en 2017 dans le quartier du Pile.\n\n"
        "Vous avez 16 ans ou plus ? Vous avez envie ? Venez. Vous n’avez pas besoin de diplôme."
    ),
    values=(
        "On apprend les uns des autres.",
        "On décide ensemble.",
        "Votre argent reste dans le quartier.",
    ),
    address="8 rue des Métiers",
    postcode="59100",
    town="Roubaix",
    phone="03 53 01 00 00",
    shop_front={
        "wall": "brick", "roof": "factory", "awning": "yolk", "sign": "cake", "object": "bike",
    },
    menu=(
        Dish(
            "buffet", "cuisine", "Buffet de quartier",
            "Salé, sucré, végétarien si vous voulez. De 10 à 120 personnes.",
            "personne", "catering_service", 1300, 400, 25, "pic-buffet",
        ),
        Dish(
            "gouter", "cuisine", "Goûter d’enfants",
            "Gâteaux, boissons et guirlandes. On range après.",
            "enfant", "catering_service", 600, 180, 12, "pic-birthday",
        ),
        Dish(
            "tartes", "cuisine", "Tarte du marché",
            "Aux légumes ou aux fruits, pour huit personnes.",
            "tarte", "food_immediate", 1800, 550, 40, "pic-tart",
        ),
        Dish(
            "sacs", "serigraphie", "Sac imprimé",
            "Votre dessin sur un sac en coton bio. À partir de 20.",
            "sac", "goods", 750, 260, 10, "pic-bags",
        ),
        Dish(
            "atelier", "serigraphie", "Atelier sérigraphie",
            "Nous venons chez vous. Chaque personne repart avec son affiche.",
            "atelier", "service", 21_000, 3000, 300, "pic-screenprint",
        ),
        Dish(
            "affiches", "serigraphie", "Affiche imprimée à la main", "Deux couleurs, format A3.",
            "affiche", "goods", 900, 120, 15, "pic-poster",
        ),
    ),
    charter=CHARTER,
    simple_charter=SIMPLE_CHARTER,
    where=("50.69170", "3.18700"),
    opens=((1, 9, 18), (2, 9, 18), (3, 9, 18), (4, 9, 18), (5, 9, 18)),
)  # fmt: skip
LE_FIL = Place(
    slug="le-fil",
    name="Le Fil",
    tagline="La couture du quartier de la Bourgogne, à Tourcoing.",
    story="On coud, on répare, on transforme. Le Fil a ouvert après une visite à La Cape.",
    values=("On répare avant d’acheter.", "On apprend à qui veut.", "On décide ensemble."),
    address="41 rue du Tilleul",
    postcode="59200",
    town="Tourcoing",
    phone="03 53 01 00 40",
    shop_front={
        "wall": "sky", "roof": "gable", "awning": "rose", "sign": "needle", "object": "plant",
    },
    menu=(
        Dish(
            "retouche", "couture", "Retouche", "Ourlet, fermeture, ajustement.",
            "pièce", "service", 1200, 100, 30, "pic-mending",
        ),
        Dish(
            "coussins", "couture", "Coussin en tissu récupéré", "Cousu à Tourcoing, lavable.",
            "coussin", "goods", 1900, 400, 45, "pic-cushion",
        ),
    ),
    charter=CHARTER,
    simple_charter=SIMPLE_CHARTER,
    where=("50.72360", "3.15000"),
)  # fmt: skip

OPTALE = {
    "slug": "optale",
    "name": "Optale",
    "kind": "cae",
    "legal_form": "SCOP SA à capital variable",
    "capital_text": "capital minimum de 18 500 €",
    "cooperative_mention": "Société coopérative et participative",
    "siren": "900123407",
    "siret": "90012340700000",
    "registry_text": "RCS Lille Métropole 900 123 407",
    "vat_number": "FR37900123407",
    "address": "12 rue des Fileurs",
    "postcode": "59000",
    "town": "Lille",
    "email": "bonjour@optale.example",
    "phone": "03 53 01 23 45",
    "iban": "FR7630006000011234567890189",
    "bic": "AGRIFRPP",
    "mediator_name": "Médiation du Nord",
    "mediator_site": "mediation.example",
}
# What the coop d'emploi keeps: out of 100 € of margin, 11.50 € up to 30 000 € in a year, then less.
SCALE: list[tuple[int | None, int]] = [
    (3_000_000, 1150), (6_000_000, 1050), (9_000_000, 950), (None, 850),
]  # fmt: skip
# The points of the contract (C. com. R127-1), in the words of everybody.
CONTRACT_TERMS = {
    "programme_before": "Essayer une activité avec la coop, apprendre à faire un prix et un devis.",
    "programme_after": "Prendre des missions, faire un point tous les deux mois avec Optale.",
    "means": "La cuisine et l’atelier de la coop, l’assurance et les comptes d’Optale.",
    "host_pay": "Optale garde une contribution, selon son barème.",
    "commitments": "Au-dessus du plafond, Optale vérifie le devis. Elle répond devant le client.",
    "reporting": "Les chiffres sont dans kpacite, Optale les lit chaque mois.",
    "early_end": "Chacun peut arrêter en prévenant un mois avant, par écrit.",
    "pay_before": "néant",
    "contributions": "Les cotisations sont prises sur les parts, avant le versement.",
}
