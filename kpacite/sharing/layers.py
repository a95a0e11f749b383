"""The cake of a pocket, from the parts down to the materials."""

from kpacite.sharing.pockets import Pocket
from kpacite.ui.charts import Layer


def of_pocket(pocket: Pocket | None) -> list[Layer]:
    if pocket is None:
        return []
    return [
        Layer("share", pocket.amount("team").cents, detail="Le travail de l’équipe"),
        Layer("common", pocket.amount("commons").cents),
        Layer("cae", pocket.amount("host").cents),
        Layer("goods", pocket.amount("materials").cents),
    ]
