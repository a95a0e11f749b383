"""Who lives in the demo: all invented. Addresses end in `.example`, which exists nowhere."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Somebody:
    """A person of the story. `roles` are those they hold in their coop."""

    username: str
    first_name: str
    last_name: str
    face: str
    age: int
    trade: str = ""
    phone: str = ""
    has_email: bool = True
    roles: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()

    @property
    def email(self) -> str:
        return f"{self.username}@kpacite.example" if self.has_email else ""


LA_CAPE = (
    Somebody(
        "amina", "Amina", "Haddad", "face-1", 38, "Cuisine, devis", "06 39 98 01 01",
        roles=("quotes",), activities=("cuisine",),
    ),
    Somebody(
        "thi-mai", "Thi Mai", "Nguyen", "face-6", 52, "Cuisine, caisse", "06 39 98 01 02",
        roles=("treasury",), activities=("cuisine",),
    ),
    Somebody(
        "jordan", "Jordan", "Lemaire", "face-7", 17, "Apprend la cuisine", "06 39 98 01 03",
        activities=("cuisine", "serigraphie"),
    ),
    # Rosa has no mail and no computer: Fatoumata types her paper slips in.
    Somebody(
        "rosa", "Rosa", "Almeida", "face-4", 61, "Gâteaux, couture", "06 39 98 01 04",
        has_email=False, activities=("cuisine",),
    ),
    Somebody(
        "yacine", "Yacine", "Benali", "face-2", 29, "Sérigraphie", "06 39 98 01 05",
        roles=("on_duty",), activities=("serigraphie",),
    ),
    Somebody(
        "ines", "Inès", "Carpentier", "face-10", 34, "Faire connaître la coop", "06 39 98 01 06",
        roles=("host_referent",), activities=("serigraphie", "cuisine"),
    ),
    Somebody(
        "fatoumata", "Fatoumata", "Diallo", "face-8", 45, "Réunions, accueil", "06 39 98 01 07",
        roles=("facilitator",), activities=("cuisine",),
    ),
)  # fmt: skip
LE_FIL = (
    Somebody(
        "karim", "Karim", "Ouali", "face-12", 41, "Couture, devis", "06 39 98 02 01",
        roles=("quotes", "treasury"), activities=("couture",),
    ),
    Somebody(
        "solene", "Solène", "Vasseur", "face-3", 27, "Couture", "06 39 98 02 02",
        roles=("on_duty", "host_referent"), activities=("couture",),
    ),
    Somebody(
        "bruno", "Bruno", "Delattre", "face-9", 57, "Retouches", "06 39 98 02 03",
        roles=("facilitator",), activities=("couture",),
    ),
)  # fmt: skip
CLAIRE = Somebody("claire", "Claire", "Dumont", "face-11", 44, phone="06 39 98 03 01")
MARC = Somebody("marc", "Marc", "Lefebvre", "face-5", 50, phone="06 39 98 03 02")
EVERYBODY = (*LA_CAPE, *LE_FIL, CLAIRE, MARC)


@dataclass(frozen=True)
class Kind:
    """A kind of activity, as the insurer names it."""

    key: str
    name: str
    icon: str
    youngest: int = 0
    youngest_because: str = ""
    with_machines: bool = False


ACTIVITIES = (
    Kind("cuisine", "Cuisine", "i-pot"),
    Kind("serigraphie", "Sérigraphie", "i-squeegee"),
    Kind("couture", "Couture", "i-sew"),
    Kind("menuiserie", "Bois", "i-hammer", with_machines=True),
    Kind("buvette", "Buvette", "i-fork", 18, "on y sert de l’alcool"),
)


@dataclass(frozen=True)
class Customer:
    """Somebody who orders."""

    key: str
    kind: str
    name: str
    contact_name: str
    address: str
    postcode: str
    town: str
    phone: str = ""
    legal: dict[str, str] = field(default_factory=dict)

    @property
    def email(self) -> str:
        return f"bonjour@{self.key}.example"


TOWN_HALL = Customer(
    "mairie", "B2G_FR", "Mairie de quartier", "Madame Dubois", "17 Grand-Place", "59100", "Roubaix",
    "03 53 01 10 10",
    {"siren": "910345602", "siret": "91034560200007"},
)  # fmt: skip
LE_PHARE = Customer(
    "le-phare", "ORG_NOT_TAXABLE", "Association Le Phare", "Monsieur Petit", "3 rue du Canal",
    "59100", "Roubaix", "03 53 01 10 20",
)  # fmt: skip
LENOIR = Customer(
    "lenoir", "B2C", "Madame Lenoir", "", "28 rue Jules-Guesde", "59100", "Roubaix",
    "06 39 98 10 30",
)  # fmt: skip
DUVAL = Customer(
    "duval", "B2B_FR", "Imprimerie Duval", "Monsieur Duval", "5 avenue des Nations-Unies",
    "59100", "Roubaix", "03 53 01 10 40",
    {"siren": "799123005", "siret": "79912300500008", "vat_number": "FR59799123005"},
)  # fmt: skip
