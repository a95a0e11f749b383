"""What sales keeps of people: clients, neighbours who ask, and what members answered them."""

from collections.abc import Iterator

from kpacite.people.models import Person
from kpacite.people.personal import CLIENTS, MONEY, WORK, Purpose, kept, technical
from kpacite.sales.models import Client, Request

BUYERS = Purpose(CLIENTS, "Vendre, livrer et envoyer la facture", "contract", "RET-04",
                 "les membres de la coop ; la coop d’emploi")  # fmt: skip
ASKED = Purpose(CLIENTS, "Répondre à une demande", "contract", "RET-04",
                "les membres de la coop")  # fmt: skip
PAPERS = Purpose(MONEY, "Garder devis, factures et paiements", "law", "RET-02",
                 "les membres de la coop, le client, la coop d’emploi")  # fmt: skip
TRIAGE = Purpose(WORK, "Décider ensemble si on y va", "interest", "KEEP-01",
                 "les membres de la coop")  # fmt: skip

DATA = [
    kept("sales.Client", BUYERS, identity="kind name contact_name",
         contact="email phone address postcode town country",
         money="siren siret vat_number order_required service_code", life="created_at"),
    kept("sales.Request", ASKED, identity="contact_name client_kind", contact="phone email",
         words="text heard_note", life="wanted_on people_count heard_how received_at entered_by "
         "answer_before", technical="key"),
    kept("sales.RequestSource", TRIAGE, mine="noted_by", life="noted_by how at"),
    kept("sales.TriageVoice", TRIAGE, mine="person", ending="blank", words="text",
         life="person stance at lifted_at"),
    kept("sales.RequestOutcome", TRIAGE, mine="by", words="words", life="by taken at"),
    technical("sales.CatalogueItem"),
    kept("sales.Quote", PAPERS, mine="responsible", ending="archive", money="title created_at",
         identity="responsible", security="token"),
    kept("sales.QuoteVersion", PAPERS, ending="archive", life="edited_at sent_at sent_by",
         words="words", money="version number service_on service_place discount_bp deposit_bp "
         "deposit_kind valid_until net_cents vat_cents", sealed="snapshot pdf pdf_sha256"),
    kept("sales.QuoteLine", PAPERS, ending="archive", money="rank label detail quantity unit "
         "unit_price product_kind vat_bp materials_cents minutes made_to_measure"),
    kept("sales.QuoteReading", TRIAGE, mine="person", ending="blank", words="text",
         life="person kind is_fine at"),
    kept("sales.QuoteAnswer", PAPERS, ending="archive", identity="name capacity",
         words="reason", life="accepted at", sealed="evidence evidence_sha256"),
    kept("sales.QuoteWithdrawal", PAPERS, ending="archive", identity="name", words="words",
         life="at", sealed="evidence"),
    technical("sales.NumberSeries"),
    kept("sales.Invoice", PAPERS, mine="responsible", ending="archive",
         identity="responsible issued_by", security="token", technical="key",
         money="kind title credit_reason service_on service_place order_reference discount_bp "
         "created_at number issued_on issued_at due_on net_cents vat_cents to_pay_cents "
         "vat_by_rate",
         sealed="snapshot xml pdf xml_sha256 pdf_sha256 previous_hash hash"),
    kept("sales.InvoiceLine", PAPERS, ending="archive", money="rank label detail quantity unit "
         "unit_price product_kind vat_bp"),
    kept("sales.Payment", PAPERS, ending="archive", life="recorded_by recorded_at",
         money="amount_cents received_on means", technical="key"),
    kept("sales.PaymentPart", PAPERS, ending="archive", money="vat_bp net_cents vat_cents"),
    kept("sales.Reminder", PAPERS, ending="archive", words="tone words", life="sent_by sent_at"),
]  # fmt: skip


def names(person: Person) -> Iterator[str]:
    """The neighbours and the clients: no account, and a name all the same."""
    yield from Client.objects.filter(kind="B2C").values_list("name", flat=True)
    yield from Client.objects.exclude(contact_name="").values_list("contact_name", flat=True)
    yield from Request.objects.values_list("contact_name", flat=True)
