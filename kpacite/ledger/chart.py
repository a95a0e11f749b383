"""Opening a book, with the accounts and journals that the platform uses."""

from django.db import transaction

from kpacite.ledger.models import Account, Book, Journal
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person

JOURNALS = {
    "VE": "Ventes",
    "BQ": "Banque et caisse",
    "AC": "Achats",
    "RP": "Répartition",
    "OD": "Opérations diverses",
}

# The minimal chart of a cooperative: PCG, règlement ANC 2022-06. The host's accountant maps it.
ACCOUNTS = {
    "101": "Capital",
    "186": "Prestations entre établissements, charges",
    "187": "Prestations entre établissements, produits",
    "401": "Fournisseurs",
    "4081": "Fournisseurs, factures non parvenues",
    "411": "Clients",
    "416": "Clients douteux",
    "4181": "Clients, factures à établir",
    "4191": "Clients, acomptes reçus",
    "421": "Personnel, rémunérations dues",
    "425": "Personnel, avances et acomptes",
    "431": "Sécurité sociale",
    "437": "Autres organismes sociaux",
    "44551": "TVA à décaisser",
    "44562": "TVA déductible sur immobilisations",
    "44566": "TVA déductible sur autres biens et services",
    "4457120": "TVA collectée à 20 %",
    "4457110": "TVA collectée à 10 %",
    "4457155": "TVA collectée à 5,5 %",
    "4457121": "TVA collectée à 2,1 %",
    "4458720": "TVA à 20 % en attente de paiement",
    "4458710": "TVA à 10 % en attente de paiement",
    "4458755": "TVA à 5,5 % en attente de paiement",
    "4458721": "TVA à 2,1 % en attente de paiement",
    "455": "Associés, comptes courants",
    "4561": "Associés, apports au capital",
    "4671": "Comptes des membres",
    "4672": "Commun de la coop",
    "4674": "Achats avancés par les membres",
    "4675": "Réserves mises de côté par les membres",
    "4676": "Versements demandés par les membres",
    "468": "Produits à recevoir et charges à payer",
    "471": "Compte d'attente",
    "486": "Charges constatées d'avance",
    "487": "Produits constatés d'avance",
    "511": "Chèques et cartes à encaisser",
    "512": "Banque",
    "530": "Caisse",
    "580": "Virements internes",
    "601": "Achats de matières",
    "602": "Achats d'autres approvisionnements",
    "604": "Achats d'études et de prestations",
    "606": "Achats non stockés et petit équipement",
    "607": "Achats de marchandises",
    "609": "Rabais, remises et ristournes obtenus",
    "611": "Sous-traitance",
    "613": "Locations",
    "616": "Assurances",
    "618": "Divers services extérieurs",
    "622": "Honoraires",
    "623": "Publicité, communication",
    "625": "Déplacements, missions et réceptions",
    "626": "Frais postaux et télécommunications",
    "627": "Services bancaires",
    "641": "Rémunérations du personnel",
    "645": "Charges sociales",
    "648": "Autres charges de personnel",
    "651": "Redevances et licences",
    "654": "Pertes sur créances irrécouvrables",
    "658": "Charges diverses de gestion courante",
    "6581": "Parts des membres et du commun",
    "701": "Ventes de produits finis",
    "706": "Prestations de services",
    "707": "Ventes de marchandises",
    "708": "Produits des activités annexes",
    "709": "Rabais, remises et ristournes accordés",
    "740": "Subventions",
    "758": "Produits divers de gestion courante",
}


class BookAlreadyOpen(Refusal):
    sentence = "Ce livre de comptes existe déjà. Choisissez un autre nom court."


class NotInTheChart(Refusal):
    """Three digits at least, classes 1 to 8; no 79x for years opened since 2025 (ANC 2022-06)."""

    sentence = "Ce numéro n’est pas dans le plan comptable. Vérifiez ses trois premiers chiffres."


class AccountAlreadyThere(Refusal):
    sentence = "Ce compte existe déjà dans le livre. Vous pouvez vous en servir."


@transaction.atomic
def open_book(*, slug: str, name: str, siren: str, by: Person | None = None) -> Book:
    """The host has a book, with its accounts and its journals; nothing is posted yet.

    Refuses: BookAlreadyOpen.
    """
    if Book.objects.filter(slug=slug).exists():
        raise BookAlreadyOpen
    book = Book.objects.create(slug=slug, name=name, siren=siren)
    Journal.objects.bulk_create(
        Journal(book=book, code=code, name=words) for code, words in JOURNALS.items()
    )
    Account.objects.bulk_create(
        Account(book=book, code=code, name=words) for code, words in ACCOUNTS.items()
    )
    deeds.note(verb="ledger.book.opened", thing=f"ledger/book/{book.pk}", by=by, note=slug)
    return book


@transaction.atomic
def add_account(*, book: Book, code: str, name: str, by: Person | None) -> Account:
    """The book has one more account, such as a second bank: "5121".

    Refuses: NotInTheChart, AccountAlreadyThere.
    """
    if not is_in_the_chart(code):
        raise NotInTheChart
    if Account.objects.filter(book=book, code=code).exists():
        raise AccountAlreadyThere
    account = Account.objects.create(book=book, code=code, name=name)
    deeds.note(
        verb="ledger.account.added",
        thing=f"ledger/account/{account.pk}",
        by=by,
        note=f"{book.slug} {code}",
    )
    return account


def is_in_the_chart(code: str) -> bool:
    """Law: PCG, règlement ANC 2022-06: classes 1 to 8, and accounts 79 are gone."""
    digits = code.isascii() and code[:3].isdigit() and len(code) >= 3
    return digits and code[0] in "12345678" and not code.startswith("79")
