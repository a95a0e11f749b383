"""How the journal says what happens to the name."""

from kpacite.people.telling import Line

SENTENCES = {
    "brand.outing.planned": Line("portera la marque : {note}"),
    "brand.outing.cancelled": Line("a annulé une sortie : {note}"),
    "brand.outing.told": Line("a raconté sa sortie : {note}"),
    "brand.grant.granted": Line("a noté un accord pour notre nom : {note}"),
    "brand.grant.ended": Line("a noté la fin d’un accord pour notre nom : {note}"),
}
