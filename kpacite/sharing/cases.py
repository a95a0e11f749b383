"""Cases of sharing written in a file: what anybody may check with their own figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from kpacite.hosts.core import scales
from kpacite.hosts.core.scales import Scale, ScaleIsWrong
from kpacite.lib.errors import Refusal
from kpacite.money import Euros
from kpacite.sharing.core import shares
from kpacite.sharing.core.shares import CommonsBase, HostBase

MAX_CASES = 10_000
MAX_CENTS = 10**15
SHORT = range(-6, 7)  # exponents of a decimal weight: six decimals at most


class CaseIsWrong(Refusal):
    """A case that cannot be read or shared, with the place and what was expected there."""


@dataclass(frozen=True, slots=True)
class Case:
    """A mission, its host, its rule, and who weighs what."""

    net_sales: Euros
    materials: Euros
    scale: Scale
    base_so_far: Euros
    is_free: bool
    commons_bp: int
    commons_base: CommonsBase
    names: tuple[str, ...]
    weights: tuple[int | Fraction, ...]


def read_all(data: object) -> list[Case]:
    """The cases of a file already read as JSON.

    Refuses: CaseIsWrong.
    """
    if not isinstance(data, list):
        raise CaseIsWrong("Le fichier doit contenir une liste de cas : [ { … }, { … } ].")
    if len(data) > MAX_CASES:
        raise CaseIsWrong(f"Le fichier contient plus de {MAX_CASES} cas. Coupez-le en morceaux.")
    return [read(case, place=f"Cas {rank}") for rank, case in enumerate(data, start=1)]


def read(data: object, *, place: str) -> Case:
    """One case, checked. Refuses: CaseIsWrong."""
    case = _mapping(data, place)
    if isinstance(case.get("name"), str):
        place = f"{place} ({case['name']})"
    host = _mapping(case.get("host"), f"{place}, host")
    commons = _mapping(case.get("commons"), f"{place}, commons")
    names, weights = _parts(case, place)
    read_case = Case(
        net_sales=_cents(case, "net_sales_cents", place),
        materials=_cents(case, "materials_cents", place),
        scale=_scale(host, f"{place}, host"),
        base_so_far=_cents(host, "base_so_far_this_year_cents", f"{place}, host", default=0),
        is_free=_boolean(host, "free", f"{place}, host"),
        commons_bp=_whole(commons, "bp", f"{place}, commons", maximum=10_000),
        commons_base=_commons_base(commons, f"{place}, commons"),
        names=names,
        weights=weights,
    )
    if read_case.materials > read_case.net_sales:
        raise CaseIsWrong(f"{place} : les courses coûtent plus que ce que paie le client.")
    return read_case


def simulate(case: Case) -> dict[str, object]:
    """Share a case with the engine that shares the money of the coops.

    The case stands for one month, so a floor or a flat fee per month counts once.
    """
    scale = scales.nothing(case.scale) if case.is_free else case.scale
    base = scale.base_of(net_sales=case.net_sales, materials=case.materials)
    host = scales.month_due(
        scale,
        so_far=case.base_so_far,
        month=base,
        taken=scales.cumulative(scale, case.base_so_far),
    )
    shared = shares.compute(
        net_sales=case.net_sales,
        materials=case.materials,
        host=host,
        commons_bp=case.commons_bp,
        commons_base=case.commons_base,
        weights=case.weights,
    )
    members = (member.cents for member in shared.members)
    return {
        "gross_margin_cents": shared.gross_margin.cents,
        "host_contribution_cents": shared.host.cents,
        "commons_cents": shared.commons.cents,
        "pot_cents": shared.pot.cents,
        "shares_cents": dict(zip(case.names, members, strict=True)),
    }


def _parts(
    case: Mapping[str, object], place: str
) -> tuple[tuple[str, ...], tuple[int | Fraction, ...]]:
    key = case.get("key")
    if key not in shares.KEYS:
        raise CaseIsWrong(f"{place}, key : choisissez {', '.join(shares.KEYS)}.")
    parts = case.get("parts")
    if not isinstance(parts, list) or not parts:
        raise CaseIsWrong(f'{place}, parts : donnez au moins une personne : [["A", 1]].')
    names: list[str] = []
    values: list[int | Fraction] = []
    for part in parts:
        if not (isinstance(part, list) and len(part) == 2 and isinstance(part[0], str)):
            raise CaseIsWrong(f'{place}, parts : chaque ligne est un nom et un poids : ["A", 2].')
        names.append(part[0])
        values.append(_weight(part[1], f"{place}, parts de {part[0]}"))
    if len(set(names)) < len(names):
        raise CaseIsWrong(f"{place}, parts : un nom est écrit deux fois.")
    if not any(values):
        raise CaseIsWrong(f"{place}, parts : personne n’a de part. Donnez un poids au-dessus de 0.")
    return tuple(names), tuple(shares.weights_of(str(key), values))


def _weight(value: object, place: str) -> int | Fraction:
    """A whole number, or a short decimal one: seven hours and a half are 7.5."""
    if (
        isinstance(value, Decimal)
        and 0 <= value <= MAX_CENTS
        and value.as_tuple().exponent in SHORT
    ):
        return Fraction(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MAX_CENTS:
        raise CaseIsWrong(f"{place} : on attend un nombre, 0 ou plus : 8 ou 7.5.")
    return value


def _is_short(value: Decimal) -> bool:
    return value.as_tuple().exponent in SHORT and 0 <= value <= MAX_CENTS


def _scale(host: Mapping[str, object], place: str) -> Scale:
    base = host.get("base")
    if base not in ("net_sales", "gross_margin"):
        raise CaseIsWrong(f"{place}, base : choisissez net_sales ou gross_margin.")
    kind: HostBase = "net_sales" if base == "net_sales" else "gross_margin"
    try:
        return Scale(
            base=kind,
            brackets=_brackets(host.get("brackets"), place),
            cap_cents_per_year=_cents_or_none(host, "cap_cents_per_year", place),
            floor_cents_per_month=_cents_or_none(host, "floor_cents_per_month", place),
            flat_cents_per_month=_cents(host, "flat_cents_per_month", place, default=0).cents,
        )
    except ScaleIsWrong as wrong:
        raise CaseIsWrong(
            f"{place}, brackets : les bornes montent, et la dernière est null, au-dessus de tout."
        ) from wrong


def _brackets(data: object, place: str) -> tuple[tuple[int | None, int], ...]:
    if not isinstance(data, list) or not data:
        raise CaseIsWrong(f"{place}, brackets : donnez au moins une tranche : [[null, 1000]].")
    brackets: list[tuple[int | None, int]] = []
    for row in data:
        if not (isinstance(row, list) and len(row) == 2):
            raise CaseIsWrong(f"{place}, brackets : une tranche est [borne en centimes, taux].")
        row_of = {"borne": row[0], "taux": row[1]}
        bound = None if row[0] is None else _whole(row_of, "borne", f"{place}, brackets")
        brackets.append((bound, _whole(row_of, "taux", f"{place}, brackets", maximum=10_000)))
    return tuple(brackets)


def _commons_base(commons: Mapping[str, object], place: str) -> CommonsBase:
    match commons.get("base"):
        case "remaining":
            return "remaining"
        case "margin":
            return "margin"
    raise CaseIsWrong(f"{place}, base : choisissez remaining ou margin.")


def _mapping(data: object, place: str) -> Mapping[str, object]:
    if not isinstance(data, dict):
        raise CaseIsWrong(f"{place} : on attend un objet {{ … }}.")
    return data


def _whole(data: Mapping[str, object], name: str, place: str, *, maximum: int = MAX_CENTS) -> int:
    value = data.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= maximum:
        raise CaseIsWrong(f"{place}, {name} : on attend un nombre entier, de 0 à {maximum}.")
    return value


def _cents(
    data: Mapping[str, object], name: str, place: str, *, default: int | None = None
) -> Euros:
    if default is not None and data.get(name) is None:
        return Euros(default)
    return Euros(_whole(data, name, place))


def _cents_or_none(data: Mapping[str, object], name: str, place: str) -> int | None:
    return None if data.get(name) is None else _whole(data, name, place)


def _boolean(data: Mapping[str, object], name: str, place: str) -> bool:
    value = data.get(name, False)
    if not isinstance(value, bool):
        raise CaseIsWrong(f"{place}, {name} : on attend true ou false.")
    return value
