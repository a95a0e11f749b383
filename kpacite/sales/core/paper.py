"""All that is printed on a paper, as plain values: what is kept with it, whole, for ever.

A quote, an invoice, a deposit invoice and a credit note share one form. Amounts are whole cents,
days are ISO dates, quantities and unit prices are decimal numbers written out. The printed page,
the electronic invoice and the checks of the mandatory mentions read nothing else.
"""

from typing import Literal, NotRequired, TypedDict

Kind = Literal["quote", "invoice", "deposit", "credit_note"]


class Seller(TypedDict):
    name: str
    legal_form: str
    capital: str
    cooperative_mention: str
    siren: str
    siret: str
    registry: str
    vat_number: str
    address: str
    postcode: str
    town: str
    email: str
    phone: str
    iban: str
    bic: str
    mediator_name: str
    mediator_site: str


class Buyer(TypedDict):
    kind: str
    name: str
    contact_name: str
    email: str
    phone: str
    address: str
    postcode: str
    town: str
    country: str
    siren: str
    siret: str
    vat_number: str
    service_code: str
    order_required: bool


class Brand(TypedDict):
    """The coop under whose name the work is sold, and who answers for it."""

    name: str
    address: str
    town: str
    phone: str
    email: str
    contact: str


class Support(TypedDict):
    """The support contract of the person responsible (C. com. R127-3); empty for an employee."""

    kind: str
    person: str
    ends_on: str


class Line(TypedDict):
    rank: int
    label: str
    detail: str
    quantity: str
    unit: str
    unit_price: str
    product_kind: str
    vat_bp: int
    net_cents: int


class Rate(TypedDict):
    vat_bp: int
    lines_cents: int
    discount_cents: int
    net_cents: int
    vat_cents: int


class Cell(TypedDict):
    """What goes to one sales account at one VAT rate."""

    vat_bp: int
    account: str
    nature: str
    net_cents: int
    vat_cents: int


class Vat(TypedDict):
    """Category S (taxed), E (exempt) or AE (reverse charge), and its reason when not taxed."""

    regime: str
    on_debits: bool
    category: str
    reason: str
    reason_code: str


class Mention(TypedDict):
    """A sentence of the law. `code` is its subject in the electronic invoice (BT-21)."""

    key: str
    code: str
    text: str
    printed: bool


class Earlier(TypedDict):
    """An earlier paper that this one quotes."""

    number: str
    issued_on: str
    gross_cents: int


class Paper(TypedDict):
    kind: Kind
    number: str
    issued_on: str
    issued_at: str
    title: str
    words: str
    service_on: str
    service_place: str
    due_on: str
    seller: Seller
    buyer: Buyer
    brand: Brand
    support: Support | None
    order_reference: str
    quote: Earlier | None
    credits: Earlier | None
    credit_reason: str
    nature: str  # B goods, S services, M both
    vat: Vat
    lines: list[Line]
    discount_bp: int
    lines_cents: int
    discount_cents: int
    net_cents: int
    vat_cents: int
    gross_cents: int
    by_rate: list[Rate]
    cells: list[Cell]
    prepaid: list[Earlier]
    to_pay_cents: int
    mentions: list[Mention]
    deposit_cents: NotRequired[int]  # of a quote: what is asked on acceptance
    deposit_kind: NotRequired[str]
    team: NotRequired[list[str]]
