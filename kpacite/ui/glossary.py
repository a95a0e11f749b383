"""The hard words: what is written on screen, and what it means in one or two sentences."""

import re
from dataclasses import dataclass
from unicodedata import normalize

_ARTICLE = re.compile(r"^(les? |la |l’|une? )")


@dataclass(frozen=True)
class Word:
    """A word of the glossary. `label` is how it reads inside a sentence."""

    key: str
    label: str
    meaning: str

    @property
    def title(self) -> str:
        return self.label[:1].upper() + self.label[1:]

    @property
    def sorted_by(self) -> str:
        """Its letter in the list: without the article, without accents."""
        bare = _ARTICLE.sub("", self.label)
        return normalize("NFD", bare).encode("ascii", "ignore").decode().lower()


_WORDS = [
    Word("commun", "le commun", "L’argent et les choses qui servent à tout le monde."),
    Word("gateau", "le gâteau", "Tout l’argent que la coopérative gagne."),
    Word("part", "une part", "Ce que vous recevez pour votre travail."),
    Word(
        "aide",
        "une aide",
        "Ce que vous faites pour le commun. Par exemple : ranger, accueillir, parler de "
        "la coopérative.",
    ),
    Word("mission", "une mission", "Un travail pour un client."),
    Word(
        "coop-emploi",
        "la coop d’emploi",
        "Elle tient les comptes, paie les membres et les assure. On dit aussi CAE : "
        "coopérative d’activité et d’emploi.",
    ),
    Word(
        "cape",
        "le contrat CAPE",
        "Contrat d’appui au projet d’entreprise. Il dure 12 mois au plus. On peut le "
        "refaire 2 fois. Il permet d’essayer un travail en étant protégé.",
    ),
    Word(
        "pas-objection",
        "pas d’objection",
        "On peut essayer. Je ne vois pas de danger pour la coopérative.",
    ),
    Word("objection", "une objection", "Je vois un risque pour la coopérative. On en parle."),
    Word("consentement", "le consentement", "Tout le monde peut vivre avec la décision."),
    Word("caisse", "la caisse", "L’argent disponible aujourd’hui."),
    Word("courses", "les courses", "Ce que l’on achète pour faire le travail."),
    Word("equipe-appui", "l’équipe d’appui", "Elle aide à démarrer, puis elle s’en va."),
    Word(
        "passer-role",
        "passer un rôle",
        "Une personne apprend d’abord le rôle avec une autre. Ensuite, elle le tient.",
    ),
    Word(
        "cotisations",
        "les cotisations",
        "Une partie de l’argent du travail. Elles paient votre santé, votre retraite et "
        "votre chômage.",
    ),
    Word("devis", "un devis", "Un papier qui dit le prix avant. Il est gratuit."),
    Word("facture", "une facture", "Un papier qui dit au client ce qu’il doit payer."),
    Word(
        "avoir",
        "un avoir",
        "Un papier qui corrige une facture. Il dit l’argent que l’on rend au client.",
    ),
    Word(
        "acompte",
        "un acompte",
        "Une partie du prix, payée avant le travail. La commande devient ferme pour tous les deux.",
    ),
    Word(
        "arrhes",
        "les arrhes",
        "Une partie du prix, payée avant. Le client peut annuler, mais il ne les récupère pas.",
    ),
    Word(
        "tva",
        "la TVA",
        "Une taxe comprise dans le prix. Le client la paie. La coop d’emploi la donne à l’État.",
    ),
    Word("hors-taxe", "hors taxe", "Le prix avant d’ajouter la TVA."),
    Word("ttc", "TVA comprise", "Le prix que le client paie, avec la taxe."),
    Word(
        "assurance",
        "l’assurance",
        "Elle paie si un accident arrive pendant une mission. Il faut son accord avant de "
        "commencer.",
    ),
    Word(
        "siren",
        "le numéro SIREN",
        "Le numéro d’une entreprise ou d’une association. Il a 9 chiffres.",
    ),
    Word(
        "siret",
        "le numéro SIRET",
        "Le numéro d’un lieu d’une entreprise. Il a 14 chiffres et commence par le SIREN.",
    ),
    Word(
        "mediateur",
        "le médiateur",
        "Une personne neutre. Elle aide si le client et le vendeur ne sont pas d’accord.",
    ),
    Word(
        "charte",
        "la charte",
        "Le texte que chaque membre signe. Il dit comment on vit ensemble.",
    ),
    Word("mandat", "un mandat", "Un rôle confié à une personne, avec une date de fin."),
    Word("ordre-du-jour", "l’ordre du jour", "La liste de ce dont on parle pendant la réunion."),
    Word(
        "compte-rendu",
        "le compte rendu",
        "Le papier qui dit qui était là, ce qui s’est dit, et ce qui est décidé.",
    ),
    Word(
        "election-sans-candidat",
        "une élection sans candidat",
        "Personne ne se présente. Chaque membre dit un nom, et pourquoi. On choisit par les "
        "raisons.",
    ),
    Word("porter", "porter une mission", "Tenir la mission du début à la fin, avec les autres."),
]
WORDS = {word.key: word for word in _WORDS}
