"""How the journal says what becomes of a coop, its members, its charter."""

from kpacite.people.telling import Line

SENTENCES = {
    "coops.coop.founded": Line("a fondé la coop", level="public"),
    "coops.coop.presented": Line("a changé la page de la coop", level="public"),
    "coops.coop.placed": Line("a placé la coop sur la carte", level="public"),
    "coops.hours.set": Line("a changé les heures d’ouverture", level="public"),
    "coops.charter.published": Line("a publié une version de la charte", level="public"),
    "coops.charter.told_again": Line("a rappelé de signer la charte", level="person"),
    "coops.charter.signed": Line("a signé la charte", own=True),
    "coops.member.admitted": Line("a accueilli {about} parmi les membres"),
    "coops.member.left": Line("a noté le départ de {about}"),
}
