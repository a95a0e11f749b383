"""How the journal says what is sold: requests, quotes, invoices, payments."""

from kpacite.people.telling import Line

CLIENT = "Le client"

SENTENCES = {
    "sales.client.recorded": Line("a noté un client"),
    "sales.client.corrected": Line("a corrigé la fiche d’un client"),
    "sales.item.added": Line("a ajouté un prix"),
    "sales.item.changed": Line("a changé un prix"),
    "sales.item.withdrawn": Line("a retiré un prix"),
    "sales.request.received": Line("a apporté une demande", nobody="Une personne du quartier"),
    "sales.request.attributed": Line("a dit d’où vient une demande"),
    "sales.request.voiced": Line("a répondu à une demande"),
    "sales.request.doubt_lifted": Line("a levé un doute sur une demande"),
    "sales.request.taken": Line("a lancé une demande : elle devient une mission"),
    "sales.request.declined": Line("a dit non à une demande, avec des mots"),
    "sales.quote.drafted": Line("a commencé un devis"),
    "sales.quote.edited": Line("a écrit dans un devis"),
    "sales.quote.read": Line("a relu un devis"),
    "sales.quote.checked": Line("a vérifié un devis, pour la coop d’emploi"),
    "sales.quote.sent": Line("a envoyé un devis"),
    "sales.quote.renewed": Line("a refait un devis"),
    "sales.quote.accepted": Line("a accepté un devis", nobody=CLIENT),
    "sales.quote.declined": Line("a dit non à un devis", nobody=CLIENT),
    "sales.quote.withdrawn": Line("a renoncé à un devis accepté", nobody=CLIENT),
    "sales.invoice.drafted": Line("a préparé une facture"),
    "sales.invoice.edited": Line("a changé une facture à envoyer"),
    "sales.invoice.discarded": Line("a jeté une facture pas encore envoyée"),
    "sales.invoice.issued": Line("a envoyé une facture"),
    "sales.invoice.credited": Line("a corrigé une facture par un avoir"),
    "sales.invoice.reminded": Line("a rappelé une facture au client"),
    "sales.payment.received": Line("a noté un paiement"),
    "sales.payment.corrected": Line("a corrigé un paiement"),
}
