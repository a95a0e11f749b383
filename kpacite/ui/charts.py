"""Where the pieces of a drawing go. Plain figures in, coordinates and a sentence out.

Every chart of a page is a drawing with one full sentence, and a table that can be unfolded: the
drawing never carries a figure alone.
"""

from dataclasses import dataclass, field
from math import cos, pi, sin

from kpacite.lib import french

# Layers of the cake, always in this order from the top.
KINDS = {
    "share": "Les parts",
    "common": "Le commun",
    "cae": "La coop d’emploi",
    "goods": "Les courses",
}
MOST_SLICES = 8
MOST_STANDING = 6
CANDLE_MINUTES = 50 * 60  # one candle for fifty hours of help
MOST_CANDLES = 6


@dataclass(frozen=True)
class Layer:
    """One layer: `kind` is share, common, cae or goods; its label and detail may be said anew."""

    kind: str
    cents: int
    label: str = ""
    detail: str = ""

    @property
    def name(self) -> str:
        return self.label or KINDS[self.kind]


@dataclass(frozen=True)
class Bar:
    """A column: a month, a year. `candles` are hours of help, one candle for fifty."""

    label: str
    layers: list[Layer]
    help_minutes: int = 0
    note: str = ""

    @property
    def cents(self) -> int:
        return sum(layer.cents for layer in self.layers)

    @property
    def sentence(self) -> str:
        parts = french.join(
            f"{layer.name.lower()} {french.euros_plain(layer.cents)}" for layer in self.layers
        )
        return f"{self.label} : {french.euros_plain(self.cents)} ({parts})"


@dataclass(frozen=True)
class Slice:
    """One person's part of a mission; `mine` is pulled out."""

    label: str
    cents: int
    mine: bool = False


@dataclass(frozen=True)
class Box:
    """A rectangle of a chart, in the units of its drawing."""

    kind: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Column:
    """A drawn column: its boxes from the top, where its words go, its candles."""

    bar: Bar
    x: float
    middle: float
    top: float
    boxes: list[Box]
    amounts: list[int]  # one for each kind of the chart, in cents
    shares: list[tuple[str, float]]  # kind, and its length on 100 beside the longest bar
    candles: list[float] = field(default_factory=list)


@dataclass(frozen=True)
class Chart:
    width: int
    height: int
    base: int
    columns: list[Column]
    kinds: list[tuple[str, str]]
    sentence: str

    @property
    def is_dense(self) -> bool:
        """Too many columns for words to stay large on a phone: they lie down."""
        return len(self.columns) > MOST_STANDING


@dataclass(frozen=True)
class Wedge:
    """A drawn slice: the path of its edge, where its amount is written."""

    part: Slice
    path: str
    x: float
    y: float
    shows_amount: bool


@dataclass(frozen=True)
class Pie:
    wedges: list[Wedge]
    parts: list[Slice]
    sentence: str


def layer_sizes(layers: list[Layer]) -> str:
    """The heights of a cake's layers, true to the euros, never too small to be read."""
    return "--rows:" + " ".join(
        f"minmax(3.4rem,{max(1, layer.cents // 100)}fr)" for layer in layers
    )


def stacked(bars: list[Bar]) -> Chart:
    """Columns side by side, from zero, one colour for each kind of layer."""
    return _columns(bars, slot=72, width=46, tall=190, headroom=26)


def growing(bars: list[Bar]) -> Chart:
    """Cakes of the same width and of true height, with a candle for each fifty hours of help."""
    return _columns(bars, slot=136, width=104, tall=200, headroom=74)


def _columns(bars: list[Bar], *, slot: int, width: int, tall: int, headroom: int) -> Chart:
    most = max([bar.cents for bar in bars], default=0) or 1
    base = headroom + tall
    seen = [
        kind for kind in KINDS if any(layer.kind == kind for bar in bars for layer in bar.layers)
    ]
    columns = []
    for rank, bar in enumerate(bars):
        x = rank * slot + (slot - width) / 2
        height = tall * max(0, bar.cents) / most
        candles = min(bar.help_minutes // CANDLE_MINUTES, MOST_CANDLES)
        columns.append(
            Column(
                bar=bar,
                x=_r(x),
                middle=_r(x + width / 2),
                top=_r(base - height),
                boxes=_boxes(bar, x, base - height, width, tall / most),
                amounts=[_sum(bar, kind) for kind in seen],
                shares=[(kind, _r(100 * max(0, _sum(bar, kind)) / most)) for kind in seen],
                candles=[_r(x + width * (n + 1) / (candles + 1)) for n in range(candles)],
            )
        )
    sentence = ". ".join(bar.sentence for bar in bars) + "." if bars else "Rien encore."
    return Chart(
        max(1, len(bars)) * slot, base + 48, base, columns,
        [(kind, KINDS[kind]) for kind in seen], sentence,
    )  # fmt: skip


def _boxes(bar: Bar, x: float, y: float, width: int, per_cent: float) -> list[Box]:
    """The layers of a column from its top down."""
    boxes = []
    for layer in bar.layers:
        height = max(0, layer.cents) * per_cent
        boxes.append(Box(layer.kind, _r(x), _r(y), width, _r(height)))
        y += height
    return boxes


def _sum(bar: Bar, kind: str) -> int:
    return sum(layer.cents for layer in bar.layers if layer.kind == kind)


def from_above(parts: list[Slice]) -> Pie:
    """The cake seen from above: at most eight slices, then the others together."""
    shown = [part for part in parts if part.cents > 0]
    if len(shown) > MOST_SLICES:
        kept = sorted(shown, key=lambda part: (not part.mine, -part.cents))[: MOST_SLICES - 1]
        others = sum(part.cents for part in shown if part not in kept)
        shown = [part for part in shown if part in kept] + [Slice("Autres", others)]
    total = sum(part.cents for part in shown) or 1
    wedges, turn = [], 0.0
    for part in shown:
        share = part.cents / total
        wedges.append(_wedge(part, turn, share))
        turn += share
    sentence = french.join(f"{part.label} {french.euros_plain(part.cents)}" for part in parts)
    return Pie(wedges, parts, f"Le gâteau vu du dessus : {sentence}." if parts else "Rien encore.")


def _wedge(part: Slice, turn: float, share: float) -> Wedge:
    radius = 96.0
    start, middle, end = (2 * pi * at - pi / 2 for at in (turn, turn + share / 2, turn + share))
    pulled = 9.0 if part.mine and share < 1 else 0.0
    cx, cy = 120 + pulled * cos(middle), 120 + pulled * sin(middle)
    if share >= 1:
        path = f"M120 24a{radius} {radius} 0 1 1 -.01 0z"
    else:
        path = (
            f"M{_r(cx)} {_r(cy)}L{_r(cx + radius * cos(start))} {_r(cy + radius * sin(start))}"
            f"A{radius} {radius} 0 {int(share > 0.5)} 1 "
            f"{_r(cx + radius * cos(end))} {_r(cy + radius * sin(end))}z"
        )
    reach = radius * 0.64 if share < 1 else 0
    return Wedge(
        part, path, _r(cx + reach * cos(middle)), _r(cy + reach * sin(middle) + 5), share >= 0.07
    )


def _r(number: float) -> float:
    return round(number, 1)
