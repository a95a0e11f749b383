"""How the journal says what people ask about their data: to themselves alone."""

from kpacite.people.telling import Line

SENTENCES = {
    "privacy.request.asked": Line("a demandé quelque chose sur ses données", level="person"),
    "privacy.request.answered": Line("a répondu à une demande sur les données", level="person"),
    "privacy.request.put_off": Line("a demandé plus de temps pour répondre", level="person"),
    "privacy.request.due": Line("rappelle une demande sur les données", level="person"),
    "privacy.archive.built": Line("a préparé un dossier de données", level="person"),
    "privacy.archive.removed": Line("a retiré un dossier de données", level="person"),
    "privacy.person.warned": Line("a prévenu une personne absente depuis 2 ans", level="person"),
    "privacy.person.erased": Line("a effacé un compte", level="person"),
    "privacy.delays.applied": Line("a effacé ce qui était trop vieux", level="person"),
}
