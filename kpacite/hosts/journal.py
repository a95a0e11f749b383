"""How the journal says what the coop d’emploi does. A contract is between it and a person."""

from kpacite.people.telling import Line

SENTENCES = {
    "hosts.host.registered": Line("a noté une coop d’emploi", level="person"),
    "hosts.coop.carried": Line("a mis la coop sous la protection d’une coop d’emploi"),
    "hosts.coop.left": Line("a noté la fin avec une coop d’emploi"),
    "hosts.officer.named": Line("a nommé {about} à la coop d’emploi", level="person"),
    "hosts.officer.ended": Line("a noté la fin de {about} à la coop d’emploi", level="person"),
    "hosts.activity.listed": Line("a ajouté une activité", level="person"),
    "hosts.scale.adopted": Line("a changé ce que garde la coop d’emploi", level="person"),
    "hosts.bound.set": Line("a fixé une limite pour les règles des coops", level="person"),
    "hosts.vat.adopted": Line("a changé la règle de TVA", level="person"),
    "hosts.contract.drafted": Line("a préparé le contrat de {about}", level="person"),
    "hosts.contract.edited": Line("a changé le contrat de {about}", level="person"),
    "hosts.contract.signed": Line("a noté la signature du contrat de {about}", level="person"),
    "hosts.contract.renewed": Line("a renouvelé le contrat de {about}", level="person"),
    "hosts.young.ruled": Line("a changé l’âge demandé pour un contrat", level="person"),
    "hosts.young.beyond": Line("a ouvert une limite d’heures pour {about}", level="person"),
    "hosts.insurance.asked": Line("a demandé l’assurance de {about}", level="person"),
    "hosts.insurance.granted": Line("a noté le oui de l’assureur pour {about}", level="person"),
    "hosts.insurance.refused": Line("a noté le non de l’assureur pour {about}", level="person"),
}
