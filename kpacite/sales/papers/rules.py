"""The rules of electronic invoices that our papers may break, said in plain French."""

_SENTENCES = {
    "BR-FR-01": "Le numéro du papier est trop long : 35 signes au plus.",
    "BR-FR-02": "Le numéro du papier contient un signe interdit.",
    "BR-FR-03": "Une date n’est pas entre 2000 et 2099.",
    "BR-FR-04": "Le type de papier n’existe pas.",
    "BR-FR-05": "Il manque une phrase de la loi : pénalités, indemnité de 40 € ou escompte.",
    "BR-FR-06": "Une phrase de la loi est écrite deux fois.",
    "BR-FR-08": "Il manque le cadre de facturation : biens, services, ou les deux.",
    "BR-FR-09": "Le SIRET ne commence pas par le SIREN.",
    "BR-FR-10": "Il manque le SIREN de la coop d’emploi, ou il est faux.",
    "BR-FR-11": "Il manque le SIREN du client, ou il est faux.",
    "BR-FR-12": "Il manque l’adresse électronique du client.",
    "BR-FR-13": "Il manque l’adresse électronique de la coop d’emploi.",
    "BR-FR-15": "La sorte de TVA n’existe pas.",
    "BR-FR-16": "Ce taux de TVA n’existe pas en France.",
    "BR-FR-20": "Le circuit de la facture n’existe pas.",
    "BR-FR-21": "L’adresse électronique du client ne commence pas par son SIREN.",
    "BR-FR-22": "L’adresse électronique de la coop d’emploi ne commence pas par son SIREN.",
    "BR-FR-32": "Un SIREN n’a pas neuf chiffres.",
    "BR-FR-CO-05": "Un avoir doit citer la facture d’origine et sa date.",
    "BR-FR-CO-07": "La date de paiement est avant la date de la facture.",
    "BR-FR-CO-08": "Une facture d’acompte ne peut pas citer un acompte.",
    "BR-CO-10": "Le total des lignes n’est pas la somme des lignes.",
    "BR-CO-11": "Le total des remises est faux.",
    "BR-CO-13": "Le total hors taxe est faux.",
    "BR-CO-14": "Le total de TVA n’est pas la somme des TVA.",
    "BR-CO-15": "Le total TTC n’est pas le total hors taxe plus la TVA.",
    "BR-CO-16": "La somme à payer est fausse.",
    "BR-CO-17": "La TVA d’un taux est fausse.",
    "BR-CO-25": "Il manque la date de paiement.",
    "BR-CO-26": "Il manque un numéro qui identifie la coop d’emploi.",
    "BR-06": "Il manque le nom de la coop d’emploi.",
    "BR-07": "Il manque le nom du client.",
    "BR-16": "Il manque une ligne.",
    "BR-25": "Une ligne n’a pas de nom.",
    "BR-27": "Un prix est négatif.",
    "BR-S-02": "Il manque le numéro de TVA de la coop d’emploi.",
    "BR-S-05": "Une ligne avec TVA n’a pas de taux.",
    "BR-S-08": "Le montant hors taxe d’un taux de TVA est faux.",
    "BR-E-10": "Il manque la raison pour laquelle il n’y a pas de TVA.",
    "BR-AE-02": "Il manque le numéro de TVA du client.",
    "BR-AE-10": "Il manque la mention d’autoliquidation.",
    "BR-CL-23": "Une unité n’existe pas dans la norme.",
    "XML": "Le fichier électronique n’est pas lisible.",
    "XSD": "Le fichier électronique n’a pas la bonne forme.",
}


def sentence(rule: str, words: str) -> str:
    """What is wrong, and the name of the rule, so that somebody may look it up."""
    known = _SENTENCES.get(_base(rule))
    if known:
        return f"{known} (règle {rule})"
    return f"Une règle des factures électroniques n’est pas suivie : {words} (règle {rule})"


def _base(rule: str) -> str:
    """A rule may be told apart by its place: BR-FR-09_BT-29 is BR-FR-09."""
    return rule.split("_")[0]
