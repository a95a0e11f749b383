"""Clients, requests, quotes, invoices, payments."""

from django.db import models
from django.db.models import Q

from kpacite.coops.models import Coop
from kpacite.hosts.models import Activity, Host
from kpacite.people.models import Person
from kpacite.sharing.models import SharePlan
from kpacite.work.models import Contribution, Mission

PRODUCT_KINDS = [
    ("service", "Service"),
    ("goods", "Objet fabriqué ou vendu"),
    ("catering_service", "Repas servi sur place ou par un traiteur"),
    ("food_immediate", "À manger tout de suite"),
    ("food_keep", "À manger plus tard, emballé pour se garder"),
    ("soft_drink", "Boisson sans alcool, à emporter"),
    ("alcohol", "Boisson avec alcool"),
]
CLIENT_KINDS = [
    ("B2C", "Une personne"),
    ("ORG_NOT_TAXABLE", "Une association sans TVA"),
    ("B2B_FR", "Une entreprise ou une association avec TVA, en France"),
    ("B2G_FR", "Une mairie, une école, un service public"),
    ("B2B_EU", "Une entreprise en Europe"),
    ("B2B_NON_EU", "Une entreprise hors d’Europe"),
]


class Client(models.Model):
    """Who pays. The kind drives mentions, VAT and channel (law CLI-01)."""

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="clients")
    kind = models.CharField(max_length=16, choices=CLIENT_KINDS)
    name = models.CharField(max_length=160)
    contact_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=30, blank=True)
    address = models.CharField(max_length=160, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    town = models.CharField(max_length=80, blank=True)
    country = models.CharField(max_length=2, default="FR")
    siren = models.CharField(max_length=9, blank=True)
    siret = models.CharField(max_length=14, blank=True)
    vat_number = models.CharField(max_length=20, blank=True)
    order_required = models.BooleanField(default=False)  # B2G: commitment number asked for
    service_code = models.CharField(max_length=40, blank=True)
    created_at = models.DateTimeField()


class Request(models.Model):
    """A neighbour asks the brand for something. A phone number is enough."""

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="requests")
    client = models.ForeignKey(
        Client, models.PROTECT, null=True, blank=True, related_name="requests"
    )
    contact_name = models.CharField(max_length=120)
    client_kind = models.CharField(max_length=16, choices=CLIENT_KINDS, blank=True)  # as they said
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)
    text = models.TextField(max_length=2000)
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, blank=True, related_name="+")
    wanted_on = models.DateField(null=True, blank=True)
    people_count = models.PositiveIntegerField(null=True, blank=True)
    heard_how = models.CharField(
        max_length=12,
        choices=[
            ("flyer", "Un papier, une affiche"),
            ("word", "Quelqu’un m’en a parlé"),
            ("market", "Au marché, à une fête"),
            ("place", "En passant devant le lieu"),
            ("web", "Sur internet"),
            ("again", "J’ai déjà été client"),
            ("other", "Autrement"),
        ],
        blank=True,
    )
    heard_note = models.CharField(max_length=160, blank=True)
    received_at = models.DateTimeField()
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    key = models.CharField(max_length=40, unique=True)  # one-time key of the form
    answer_before = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["coop", "-received_at"], name="request_by_date")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(phone="") | ~Q(email=""), name="request_can_be_answered"
            )
        ]


class RequestSource(models.Model):
    """A contribution brought this request: recorded, by whom, on what evidence.

    `how`: said by the client, or found probable by a member. Never guessed by the software.
    """

    request = models.ForeignKey(Request, models.PROTECT, related_name="sources")
    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="brought")
    how = models.CharField(
        max_length=10, choices=[("stated", "Dit par le client"), ("probable", "Probable")]
    )
    noted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["request", "contribution"], name="source_once")
        ]


class TriageVoice(models.Model):
    """A member on a request: je porte, j’aide, j’apprends, j’ai un doute. The last one counts;
    a doubt stays open until its author lifts it (`lifted_at`).
    """

    request = models.ForeignKey(Request, models.PROTECT, related_name="voices")
    person = models.ForeignKey(Person, models.PROTECT, related_name="triage_voices")
    stance = models.CharField(
        max_length=6,
        choices=[
            ("carry", "Je porte"),
            ("help", "J’aide"),
            ("learn", "J’apprends"),
            ("doubt", "J’ai un doute"),
            ("none", "Je passe"),
        ],
    )
    text = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)


class RequestOutcome(models.Model):
    """The request went (a mission opens) or was declined, with the words sent to the client."""

    request = models.OneToOneField(Request, models.PROTECT, related_name="outcome")
    taken = models.BooleanField()
    mission = models.OneToOneField(
        Mission, models.PROTECT, null=True, blank=True, related_name="request_outcome"
    )
    words = models.TextField(blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class CatalogueItem(models.Model):
    """Something the coop makes, its price, and what it costs: the cost structure everybody sees.

    Prices in cents net of VAT per `unit`; `minutes` of work and `materials_cents` per unit.
    """

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="catalogue")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    description = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=20, default="pièce")
    product_kind = models.CharField(max_length=20, choices=PRODUCT_KINDS)
    price_cents = models.BigIntegerField()
    materials_cents = models.BigIntegerField(default=0)
    minutes = models.PositiveIntegerField(default=0)
    # For one client: they may not withdraw (C. conso L221-28, 3°).
    made_to_measure = models.BooleanField(default=False)
    picture = models.CharField(max_length=40, blank=True)  # symbol of the sprite
    is_public = models.BooleanField(default=True)
    rank = models.PositiveSmallIntegerField(default=0)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["rank", "name"]
        constraints = [
            models.CheckConstraint(condition=Q(price_cents__gte=0), name="item_price"),
        ]


class Quote(models.Model):
    """The thread of a quote: what changes is a new version. `token` opens it without an account."""

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="quotes")
    host = models.ForeignKey(Host, models.PROTECT, related_name="quotes")
    client = models.ForeignKey(Client, models.PROTECT, related_name="quotes")
    mission = models.ForeignKey(Mission, models.PROTECT, related_name="quotes")
    # Whose support contract is printed.
    responsible = models.ForeignKey(Person, models.PROTECT, related_name="+")
    title = models.CharField(max_length=120)
    created_at = models.DateTimeField()
    token = models.CharField(max_length=64, unique=True)


class QuoteVersion(models.Model):
    """One version. A draft may be edited; once sent it is frozen with its PDF and hash.

    `number` ("DE-2026-0012", the version after a dash from the second on) is given at sending.
    `authors` wrote it, so they are not its readers; what was read before `edited_at` was another
    text. `net_cents` and `vat_cents` follow the lines of a draft too.
    """

    quote = models.ForeignKey(Quote, models.PROTECT, related_name="versions")
    version = models.PositiveIntegerField()
    # Each host has its own numbers: two hosts may both have a DE-2026-0001.
    number = models.CharField(max_length=35, db_index=True, null=True, blank=True)  # noqa: DJ001
    words = models.TextField(blank=True)
    service_on = models.DateField()
    service_place = models.CharField(max_length=160, blank=True)
    discount_bp = models.PositiveIntegerField(default=0)
    deposit_bp = models.PositiveIntegerField(default=0)
    deposit_kind = models.CharField(
        max_length=8, blank=True, choices=[("acompte", "Acompte"), ("arrhes", "Arrhes")]
    )
    valid_until = models.DateField()
    authors = models.ManyToManyField(Person, related_name="+")
    edited_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    net_cents = models.BigIntegerField(null=True, blank=True)
    vat_cents = models.BigIntegerField(null=True, blank=True)
    snapshot = models.JSONField(null=True, blank=True)
    pdf = models.BinaryField(null=True, blank=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["quote", "version"], name="quote_version_once"),
            models.UniqueConstraint(fields=["quote", "number"], name="quote_number_once"),
            models.CheckConstraint(
                condition=Q(deposit_bp=0) | ~Q(deposit_kind=""), name="deposit_has_a_kind"
            ),
        ]


class QuoteLine(models.Model):
    version = models.ForeignKey(QuoteVersion, models.CASCADE, related_name="lines")
    rank = models.PositiveSmallIntegerField()
    item = models.ForeignKey(CatalogueItem, models.PROTECT, null=True, blank=True, related_name="+")
    label = models.CharField(max_length=160)
    detail = models.CharField(max_length=300, blank=True)
    quantity = models.DecimalField(max_digits=12, decimal_places=4)
    unit = models.CharField(max_length=20, default="pièce")
    unit_price = models.DecimalField(max_digits=12, decimal_places=4)  # euros, net of VAT
    product_kind = models.CharField(max_length=20, choices=PRODUCT_KINDS)
    vat_bp = models.PositiveIntegerField()
    materials_cents = models.BigIntegerField(default=0)  # for the whole line
    minutes = models.PositiveIntegerField(default=0)  # for the whole line
    made_to_measure = models.BooleanField(default=False)

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["version", "rank"], name="quote_line_once"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="quote_line_quantity"),
            models.CheckConstraint(condition=Q(unit_price__gte=0), name="quote_line_price"),
        ]


class QuoteReading(models.Model):
    """A peer read a version before it leaves; above the ceiling, the host checked it too."""

    version = models.ForeignKey(QuoteVersion, models.PROTECT, related_name="readings")
    kind = models.CharField(
        max_length=5, choices=[("peer", "Relecture"), ("host", "Coop d’emploi")]
    )
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    is_fine = models.BooleanField()
    text = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()


class QuoteAnswer(models.Model):
    """The client accepts or declines a version; frozen with its evidence (law.: SIG-03, SIG-05).

    `evidence`: hash and version of the document, name and capacity, consent sentence as shown,
    times of opening and answering, how known (link, code), address and browser.
    """

    version = models.OneToOneField(QuoteVersion, models.PROTECT, related_name="answer")
    accepted = models.BooleanField()
    name = models.CharField(max_length=120)
    capacity = models.CharField(max_length=80, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    plan = models.ForeignKey(SharePlan, models.PROTECT, null=True, blank=True, related_name="+")
    evidence = models.JSONField(default=dict)
    evidence_sha256 = models.CharField(max_length=64)


class QuoteWithdrawal(models.Model):
    """A consumer changes their mind within fourteen days of an acceptance by link (law CLI-04)."""

    answer = models.OneToOneField(QuoteAnswer, models.PROTECT, related_name="withdrawal")
    name = models.CharField(max_length=120)
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    evidence = models.JSONField(default=dict)


class NumberSeries(models.Model):
    """The last number given for a kind of paper of a host in a year: a locked counter row."""

    host = models.ForeignKey(Host, models.PROTECT, related_name="number_series")
    kind = models.CharField(max_length=12)  # quote, invoice, credit_note
    year = models.PositiveSmallIntegerField()
    prefix = models.CharField(max_length=12)
    last_number = models.PositiveIntegerField(default=0)
    last_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["host", "kind", "year"], name="series_once")]


class Invoice(models.Model):
    """An invoice or a credit note, in the host's name. A draft has no number; issuing gives it,
    with the PDF/A-3 and its Factur-X XML, and from then on nothing changes (law INV-31, INV-34).
    """

    coop = models.ForeignKey(Coop, models.PROTECT, related_name="invoices")
    host = models.ForeignKey(Host, models.PROTECT, related_name="invoices")
    client = models.ForeignKey(Client, models.PROTECT, related_name="invoices")
    mission = models.ForeignKey(
        Mission, models.PROTECT, null=True, blank=True, related_name="invoices"
    )
    quote_version = models.ForeignKey(
        QuoteVersion, models.PROTECT, null=True, blank=True, related_name="invoices"
    )
    responsible = models.ForeignKey(Person, models.PROTECT, related_name="+")
    kind = models.CharField(
        max_length=12,
        choices=[
            ("invoice", "Facture"),
            ("deposit", "Facture d’acompte"),
            ("credit_note", "Avoir"),
        ],
        default="invoice",
    )
    title = models.CharField(max_length=120, blank=True)
    credits = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="credit_notes"
    )
    credit_reason = models.CharField(max_length=240, blank=True)
    service_on = models.DateField()
    service_place = models.CharField(max_length=160, blank=True)
    order_reference = models.CharField(max_length=50, blank=True)
    discount_bp = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField()
    key = models.CharField(max_length=40, unique=True)  # one-time key of the form
    token = models.CharField(max_length=64, unique=True)
    # Given at issue, together.
    number = models.CharField(max_length=35, null=True, blank=True)  # noqa: DJ001
    issued_on = models.DateField(null=True, blank=True)
    issued_at = models.DateTimeField(null=True, blank=True)
    issued_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    due_on = models.DateField(null=True, blank=True)
    net_cents = models.BigIntegerField(null=True, blank=True)
    vat_cents = models.BigIntegerField(null=True, blank=True)
    to_pay_cents = models.BigIntegerField(null=True, blank=True)  # less the deposits invoiced
    vat_by_rate = models.JSONField(null=True, blank=True)  # [[rate_bp, net_cents, vat_cents], …]
    snapshot = models.JSONField(null=True, blank=True)  # all that is printed
    xml = models.BinaryField(null=True, blank=True)
    pdf = models.BinaryField(null=True, blank=True)
    xml_sha256 = models.CharField(max_length=64, blank=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["host", "number"], name="invoice_number_once"),
            models.CheckConstraint(
                condition=Q(number=None, issued_on=None)
                | Q(number__isnull=False, issued_on__isnull=False),
                name="issued_means_numbered",
            ),
            models.CheckConstraint(
                condition=~Q(kind="credit_note") & Q(credits=None)
                | Q(kind="credit_note", credits__isnull=False),
                name="credit_note_quotes",
            ),
        ]
        indexes = [models.Index(fields=["coop", "-issued_on"], name="invoice_by_date")]


class InvoiceLine(models.Model):
    invoice = models.ForeignKey(Invoice, models.CASCADE, related_name="lines")
    rank = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=160)
    detail = models.CharField(max_length=300, blank=True)
    quantity = models.DecimalField(max_digits=12, decimal_places=4)
    unit = models.CharField(max_length=20, default="pièce")
    unit_price = models.DecimalField(max_digits=12, decimal_places=4)
    product_kind = models.CharField(max_length=20, choices=PRODUCT_KINDS)
    vat_bp = models.PositiveIntegerField()

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(fields=["invoice", "rank"], name="invoice_line_once")
        ]


class Payment(models.Model):
    """Money received for an invoice. Never edited: a mistake is a row of the opposite sign."""

    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="payments")
    amount_cents = models.BigIntegerField()
    received_on = models.DateField()
    means = models.CharField(
        max_length=10,
        choices=[
            ("transfer", "Virement"),
            ("card", "Carte"),
            ("cheque", "Chèque"),
            ("cash", "Espèces"),
        ],
        default="transfer",
    )
    key = models.CharField(max_length=40, unique=True)  # one-time key: a replay records once
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    recorded_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(amount_cents=0), name="payment_not_zero")
        ]


class PaymentPart(models.Model):
    """The part of a payment that falls on one VAT rate, taken on the running total."""

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="parts")
    vat_bp = models.PositiveIntegerField()
    net_cents = models.BigIntegerField()
    vat_cents = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["payment", "vat_bp"], name="part_once")]


class Reminder(models.Model):
    """A reminder sent for a late invoice: which words, when."""

    invoice = models.ForeignKey(Invoice, models.PROTECT, related_name="reminders")
    tone = models.CharField(
        max_length=8, choices=[("kind", "Gentil"), ("clear", "Clair"), ("formal", "Officiel")]
    )
    words = models.TextField()
    sent_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
