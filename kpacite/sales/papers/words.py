"""A paper in French words, ready to lay out: every amount, day and label is written here."""

from datetime import date
from decimal import Decimal

from kpacite.lib.french import NBSP, day_plain, euros
from kpacite.sales.core.paper import Buyer, Earlier, Line, Paper, Seller

View = dict[str, object]

KINDS = {
    "quote": "Devis",
    "invoice": "Facture",
    "deposit": "Facture d’acompte",
    "credit_note": "Avoir",
}
NATURES = {
    "S": "prestation de services",
    "B": "livraison de biens",
    "M": "livraison de biens et prestation de services",
}
_DEPOSITS = {"acompte": "Acompte à la commande", "arrhes": "Arrhes à la commande"}


def view(paper: Paper) -> View:
    """What the template lays out."""
    taxed = paper["vat"]["category"] == "S"
    return {
        "kind": KINDS[paper["kind"]],
        "number": paper["number"],
        "file_title": f"{KINDS[paper['kind']]} {paper['number']} — {paper['buyer']['name']}",
        "brand": _brand(paper),
        "seller": _seller(paper["seller"]),
        "buyer": _buyer(paper["buyer"]),
        "meta": _meta(paper),
        "subject": paper["title"],
        "words": paper["words"],
        "taxed": taxed,
        "lines": [_line(line) for line in paper["lines"]],
        "rates": [
            [percent(rate["vat_bp"]), euros(rate["net_cents"]), euros(rate["vat_cents"])]
            for rate in paper["by_rate"]
        ]
        if taxed
        else [],
        "totals": _totals(paper, taxed=taxed),
        "sum": [
            "Total TTC" if taxed else "Total",
            euros(paper["gross_cents"]),
        ],
        "prepaid": [_prepaid(earlier) for earlier in paper["prepaid"]],
        "to_pay": _to_pay(paper),
        "transfer": transfer(paper),
        "sign": _sign(paper),
        "legal": _legal(paper),
        "footer": _footer(paper["seller"]),
    }


def percent(rate_bp: int) -> str:
    """A rate on a legal paper: 5,5 %."""
    number = f"{Decimal(rate_bp).scaleb(-2).normalize():f}"
    return number.replace(".", ",") + f"{NBSP}%"


def number(text: str, *, least: int = 0) -> str:
    """A decimal number in French, with at least so many decimals: 1 250,5."""
    value = Decimal(text).normalize()
    whole, _, rest = f"{value:f}".partition(".")
    rest = rest.ljust(least, "0")
    return f"{int(whole):,}".replace(",", NBSP) + (f",{rest}" if rest else "")


def spaced(text: str, *sizes: int) -> str:
    """An identifier in groups that the eye can follow: 904 123 783."""
    groups, start = [], 0
    for size in sizes:
        groups.append(text[start : start + size])
        start += size
    return NBSP.join([group for group in [*groups, text[start:]] if group])


def _day(iso: str) -> str:
    return day_plain(date.fromisoformat(iso))


def _brand(paper: Paper) -> View:
    brand = paper["brand"]
    place = ", ".join(word for word in (brand["address"], brand["town"]) if word)
    return {
        "name": brand["name"],
        "lines": [word for word in (place, brand["phone"], brand["email"]) if word],
        "contact": brand["contact"],
    }


def _seller(seller: Seller) -> View:
    vat = [f"TVA {seller['vat_number']}"] if seller["vat_number"] else []
    return {
        "name": seller["name"],
        "lines": [seller["address"], f"{seller['postcode']} {seller['town']}"],
        "ids": [f"SIRET {spaced(seller['siret'], 3, 3, 3)}", *vat],
    }


def _buyer(buyer: Buyer) -> View:
    attention = f"À l’attention de {buyer['contact_name']}" if buyer["contact_name"] else ""
    country = "" if buyer["country"] == "FR" else buyer["country"]
    town = f"{buyer['postcode']} {buyer['town']}".strip()
    ids = []
    if buyer["siret"]:
        ids.append(f"SIRET {spaced(buyer['siret'], 3, 3, 3)}")
    elif buyer["siren"]:
        ids.append(f"SIREN {spaced(buyer['siren'], 3, 3, 3)}")
    if buyer["vat_number"]:
        ids.append(f"TVA {buyer['vat_number']}")
    if buyer["service_code"]:
        ids.append(f"Service {buyer['service_code']}")
    return {
        "name": buyer["name"],
        "lines": [word for word in (attention, buyer["address"], town, country) if word],
        "ids": ids,
    }


def _meta(paper: Paper) -> list[list[str]]:
    quote, credits_ = paper["quote"], paper["credits"]
    if paper["kind"] == "quote":
        limit = ["Bon jusqu’au", _day(paper["due_on"])]
    elif paper["kind"] == "credit_note":
        limit = []
    else:
        limit = ["À payer avant le", _day(paper["due_on"])]
    rows = [
        ["Fait le" if paper["kind"] == "quote" else "Émis le", _day(paper["issued_on"])],
        ["Prévu le" if paper["kind"] == "quote" else "Vente du", _day(paper["service_on"])],
        limit,
        ["Lieu", paper["service_place"]],
        ["Votre commande", paper["order_reference"]],
        ["Notre devis", quote["number"] if quote else ""],
        [
            "Facture d’origine",
            f"{credits_['number']} du {_day(credits_['issued_on'])}" if credits_ else "",
        ],
        ["Raison", paper["credit_reason"]],
    ]
    return [row for row in rows if row and row[1]]


def _line(line: Line) -> list[str]:
    return [
        line["label"],
        line["detail"],
        number(line["quantity"]),
        line["unit"],
        number(line["unit_price"], least=2),
        percent(line["vat_bp"]),
        number(f"{Decimal(line['net_cents']).scaleb(-2):f}", least=2),
    ]


def _totals(paper: Paper, *, taxed: bool) -> list[list[str]]:
    rows = []
    if paper["discount_cents"]:
        rows.append(["Total des lignes", euros(paper["lines_cents"])])
        rows.append([f"Remise {percent(paper['discount_bp'])}", euros(-paper["discount_cents"])])
    if taxed:
        rows.append(["Total HT", euros(paper["net_cents"])])
        rows += [
            [f"TVA {percent(rate['vat_bp'])}", euros(rate["vat_cents"])]
            for rate in paper["by_rate"]
        ]
    return rows


def _prepaid(earlier: Earlier) -> list[str]:
    label = f"Acompte, facture {earlier['number']} du {_day(earlier['issued_on'])}"
    return [label, euros(-earlier["gross_cents"])]


def _to_pay(paper: Paper) -> list[str]:
    amount = euros(paper["to_pay_cents"])
    if paper["kind"] == "credit_note":
        return ["À votre crédit", "déduit de ce que vous devez, ou rendu", amount]
    if paper["kind"] == "quote":
        return ["Prix total", f"bon jusqu’au {_day(paper['due_on'])}", amount]
    return ["À payer", f"avant le {_day(paper['due_on'])}", amount]


def transfer(paper: Paper) -> list[list[str]]:
    """Where to send the money; nothing for a paper that asks for none."""
    seller = paper["seller"]
    if paper["kind"] in {"quote", "credit_note"} or not seller["iban"]:
        return []
    rows = [
        ["Au nom de", seller["name"]],
        ["IBAN", spaced(seller["iban"], 4, 4, 4, 4, 4, 4, 4, 4)],
        ["BIC", seller["bic"]],
        ["Référence", paper["number"]],
    ]
    return [row for row in rows if row[1]]


def _sign(paper: Paper) -> list[str]:
    """The sentences beside the box where a client may sign a printed quote."""
    if paper["kind"] != "quote":
        return []
    sentences = ["Ce devis est gratuit."]
    deposit = paper.get("deposit_cents", 0)
    if deposit:
        kind = _DEPOSITS[paper.get("deposit_kind", "acompte")]
        sentences.append(f"{kind}{NBSP}: {euros(deposit)}.")
    if paper.get("team"):
        sentences.append(f"Votre équipe{NBSP}: {', '.join(paper.get('team', []))}.")
    return sentences


def _legal(paper: Paper) -> list[str]:
    vat = paper["vat"]
    sentences = [f"Nature de l’opération{NBSP}: {NATURES[paper['nature']]}."]
    if vat["category"] != "S":
        sentences.append(vat["reason"])
    sentences += [mention["text"] for mention in paper["mentions"] if mention["printed"]]
    return sentences


def _footer(seller: Seller) -> str:
    words = [
        seller["name"],
        seller["legal_form"],
        seller["cooperative_mention"],
        seller["capital"],
        f"{seller['address']}, {seller['postcode']} {seller['town']}",
        f"SIREN {spaced(seller['siren'], 3, 3, 3)}",
        seller["registry"],
        f"TVA {seller['vat_number']}" if seller["vat_number"] else "",
    ]
    return " · ".join(word for word in words if word)
