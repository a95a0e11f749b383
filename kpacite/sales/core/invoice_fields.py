"""A paper as the fields of the European norm (EN 16931), in their French reading (XP Z12-012).

The keys are the norm's: BT for a term, BG for a group of terms. Every number is a string.
"""

from datetime import date
from decimal import Decimal

from kpacite.sales.core.paper import Buyer, Line, Paper, Rate

Fields = dict[str, object]

_TYPES = {"invoice": "380", "deposit": "386", "credit_note": "381"}
# Whether the sale goes to the tax office as an electronic invoice or as a reported sale.
_FLOWS = {
    "B2C": "B2C",
    "ORG_NOT_TAXABLE": "B2C",
    "B2B_FR": "B2B",
    "B2G_FR": "B2B",
    "B2B_EU": "B2BINT",
    "B2B_NON_EU": "B2BINT",
}
_UNITS = {
    "pièce": "C62",
    "personne": "C62",
    "part": "C62",
    "forfait": "C62",
    "heure": "HUR",
    "h": "HUR",
    "jour": "DAY",
    "demi-journée": "C62",
    "kg": "KGM",
    "kilo": "KGM",
    "g": "GRM",
    "litre": "LTR",
    "l": "LTR",
    "mètre": "MTR",
    "m": "MTR",
    "m²": "MTK",
    "mois": "MON",
    "km": "KMT",
}
_DISCOUNT = {"reason": "Remise", "reason_code": "95"}


def fields(paper: Paper) -> Fields:
    """What `facturx.generate_cii_xml` reads, in the profile EN 16931."""
    found: Fields = {
        "BT-1": paper["number"],
        "BT-2": _day(paper["issued_on"]),
        "BT-3": _TYPES[paper["kind"]],
        "BT-5": "EUR",
        "BT-9": _day(paper["due_on"]),
        "BT-10": paper["buyer"]["service_code"],
        "BT-13": paper["order_reference"],
        "BT-23": framework(paper),
        "BT-72": _day(paper["service_on"]),
        "BG-1": _notes(paper),
        "BG-3": [
            {"BT-25": earlier["number"], "BT-26": _day(earlier["issued_on"])}
            for earlier in ([paper["credits"]] if paper["credits"] else paper["prepaid"])
        ],
        "BG-4": _seller(paper),
        "BG-7": _buyer(paper),
        "BG-20": [_allowance(rate, paper) for rate in paper["by_rate"] if rate["discount_cents"]],
        "BG-23": [_breakdown(rate, paper) for rate in paper["by_rate"]],
        "BG-25": [_line(line, paper["vat"]["category"]) for line in paper["lines"]],
        **_payment(paper),
        **_sums(paper),
    }
    if paper["nature"] != "S" and paper["service_place"]:
        found["BG-13"] = {
            "name": paper["buyer"]["name"],
            "addr_l1": paper["service_place"],
            "country_code": "FR",
        }
    if paper["vat"]["category"] == "S" and paper["nature"] != "B":
        # Services without the option pay VAT when the client pays (CGI, art. 269, 2, c).
        found["BT-8"] = "invoice" if paper["vat"]["on_debits"] else "payment"
    return {key: value for key, value in found.items() if value not in ("", [], None)}


def framework(paper: Paper) -> str:
    """BT-23: the nature of what is sold, and 4 for the last invoice after a deposit."""
    return paper["nature"] + ("4" if paper["prepaid"] else "1")


def _notes(paper: Paper) -> list[Fields]:
    notes: list[Fields] = [{"BT-21": "BAR", "BT-22": _FLOWS[paper["buyer"]["kind"]]}]
    notes += [{"BT-21": note["code"], "BT-22": note["text"]} for note in paper["mentions"]]
    if paper["credit_reason"]:
        notes.append({"BT-21": "AAI", "BT-22": paper["credit_reason"]})
    return notes


def _seller(paper: Paper) -> Fields:
    seller, brand = paper["seller"], paper["brand"]
    legal = [seller["legal_form"], seller["cooperative_mention"], seller["capital"]]
    # Without VAT there may be no VAT number: the SIREN then stands as the tax number.
    tax = (
        {"vat_identifier": seller["vat_number"]}
        if seller["vat_number"]
        else {"tax_identifier": seller["siren"]}
    )
    return {
        "name": seller["name"],
        "biz_name": brand["name"],
        "legal_info": " — ".join(word for word in [*legal, seller["registry"]] if word),
        "identifiers": {"0009": seller["siret"]},
        "legal_identifier": seller["siren"],
        "legal_identifier_schemeid": "0002",
        **tax,
        "einvoicing_addr": seller["siren"],
        "einvoicing_addr_schemeid": "0225",
        "addr_l1": seller["address"],
        "postcode": seller["postcode"],
        "city": seller["town"],
        "country_code": "FR",
        "contacts": [
            {
                "name": brand["contact"],
                "phone": brand["phone"] or seller["phone"],
                "email": brand["email"] or seller["email"],
            }
        ],
    }


def _buyer(paper: Paper) -> Fields:
    buyer = paper["buyer"]
    found: Fields = {
        "name": buyer["name"],
        **_electronic_address(buyer, fallback=paper["seller"]["email"]),
        "addr_l1": buyer["address"],
        "postcode": buyer["postcode"],
        "city": buyer["town"],
        "country_code": buyer["country"],
    }
    if buyer["siren"]:
        found |= {"legal_identifier": buyer["siren"], "legal_identifier_schemeid": "0002"}
    if buyer["siret"]:
        found["identifiers"] = {"0009": buyer["siret"]}
    if buyer["vat_number"]:
        found["vat_identifier"] = buyer["vat_number"]
    if buyer["contact_name"]:
        found["contacts"] = [{"name": buyer["contact_name"]}]
    return {key: value for key, value in found.items() if value}


def _electronic_address(buyer: Buyer, *, fallback: str) -> dict[str, str]:
    """BT-49 is asked of every buyer: the SIREN, else an e-mail.

    Somebody without e-mail gets the paper by hand: the seller's own mailbox stands for them.
    """
    if buyer["siren"]:
        return {"einvoicing_addr": buyer["siren"], "einvoicing_addr_schemeid": "0225"}
    return {
        "einvoicing_addr": buyer["email"] or fallback,
        "einvoicing_addr_schemeid": "EM",
    }


def _line(line: Line, category: str) -> Fields:
    found: Fields = {
        "BT-126": str(line["rank"]),
        "BT-153": line["label"],
        "BT-154": line["detail"],
        "BT-129": _plain(line["quantity"]),
        "BT-130": _UNITS.get(line["unit"].lower(), "C62"),
        "BT-146": _plain(line["unit_price"]),
        "BT-131": _money(line["net_cents"]),
        "BT-151": category,
        "BT-152": _percent(line["vat_bp"]),
    }
    return {key: value for key, value in found.items() if value}


def _allowance(rate: Rate, paper: Paper) -> Fields:
    return {
        "amount": _money(rate["discount_cents"]),
        "base_amount": _money(rate["lines_cents"]),
        "rate": _percent(paper["discount_bp"]),
        "vat_category_code": paper["vat"]["category"],
        "vat_rate": _percent(rate["vat_bp"]),
        **_DISCOUNT,
    }


def _breakdown(rate: Rate, paper: Paper) -> Fields:
    vat = paper["vat"]
    found: Fields = {
        "BT-116": _money(rate["net_cents"]),
        "BT-117": _money(rate["vat_cents"]),
        "BT-118": vat["category"],
        "BT-119": _percent(rate["vat_bp"]),
    }
    if vat["category"] != "S":
        found |= {"BT-120": vat["reason"], "BT-121": vat["reason_code"]}
    return {key: value for key, value in found.items() if value}


def _payment(paper: Paper) -> Fields:
    seller = paper["seller"]
    if not seller["iban"] or paper["kind"] == "credit_note":
        return {"BT-81": "ZZZ", "BT-82": "À convenir", "BT-83": paper["number"]}
    return {
        "BT-81": "58",
        "BT-82": "Virement",
        "BT-83": paper["number"],
        "BT-84": seller["iban"],
        "BT-85": seller["name"],
        "BT-86": seller["bic"],
    }


def _sums(paper: Paper) -> Fields:
    prepaid = sum(earlier["gross_cents"] for earlier in paper["prepaid"])
    return {
        "BT-106": _money(paper["lines_cents"]),
        "BT-107": _money(paper["discount_cents"]),
        "BT-109": _money(paper["net_cents"]),
        "BT-110": _money(paper["vat_cents"]),
        "BT-112": _money(paper["gross_cents"]),
        "BT-113": _money(prepaid),
        "BT-115": _money(paper["to_pay_cents"]),
    }


def _day(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _money(cents: int) -> str:
    return f"{Decimal(cents).scaleb(-2):.2f}"


def _percent(rate_bp: int) -> str:
    return f"{Decimal(rate_bp).scaleb(-2):.2f}"


def _plain(number: str) -> str:
    return f"{Decimal(number).normalize():f}"
