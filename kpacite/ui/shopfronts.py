"""The paper shop front of a coop: a wall, a roof, an awning, a sign and an object.

What a coop chose is in `Coop.shop_front`; an unknown word falls back on the first choice.
"""

from dataclasses import dataclass

WALLS = {
    "brick": "#c65a3d", "rose": "#edb5ca", "yolk": "#fcce41", "sand": "#d9ae85",
    "leaf": "#97ccae", "sky": "#9bc4e1", "beet": "#8b1a54", "milk": "#fff7e6",
}  # fmt: skip
AWNINGS = {
    "yolk": "#fcce41", "beet": "#8b1a54", "sky": "#145d8b", "brick": "#ad3118",
    "leaf": "#0e6c43", "rose": "#d63f71",
}  # fmt: skip
GROUNDS = {
    "brick": "#fde1c8", "rose": "#dcebf6", "yolk": "#fde8ef", "sand": "#dbf7e7",
    "leaf": "#fdf3cc", "sky": "#fff0d6", "beet": "#dcebf6", "milk": "#dbf7e7",
}  # fmt: skip
ROOFS = ("factory", "flat", "gable", "glass", "vault")
SIGNS = ("cake", "needle", "bowl", "saw", "leaf", "wave")
OBJECTS = ("plant", "bike", "crate", "planks", "tree", "bunting")
STRIPES = [round(74 + 19.1 * rank, 1) for rank in range(9)]


@dataclass(frozen=True)
class Front:
    ground: str
    wall: str
    has_bricks: bool
    roof: str
    awning: str
    stripes: list[tuple[float, str]]
    sign: str
    thing: str


def front(chosen: dict[str, str]) -> Front:
    wall = _one(chosen.get("wall"), tuple(WALLS))
    awning = AWNINGS[_one(chosen.get("awning"), tuple(AWNINGS))]
    return Front(
        ground=GROUNDS[wall],
        wall=WALLS[wall],
        has_bricks=wall in {"brick", "sand"},
        roof=f"roof-{_one(chosen.get('roof'), ROOFS)}",
        awning=awning,
        stripes=[(x, "#fff7e6" if rank % 2 else awning) for rank, x in enumerate(STRIPES)],
        sign=f"sign-{_one(chosen.get('sign'), SIGNS)}",
        thing=f"object-{_one(chosen.get('object'), OBJECTS)}",
    )


def _one(word: str | None, choices: tuple[str, ...]) -> str:
    return word if word in choices else choices[0]
