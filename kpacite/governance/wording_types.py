"""Types of decision in the members' words: each term is a sentence."""

from collections.abc import Mapping

from kpacite.coops.models import Coop
from kpacite.governance import roles
from kpacite.governance.models import Role, TypeTerms
from kpacite.lib import french

ELECTORATE = {
    "members": "Tous les membres peuvent répondre.",
    "others": "Tous les membres répondent, sauf la personne concernée.",
}
FALLBACK = {
    "as_is": "Sans accord, rien ne change.",
    "meeting": "Sans accord, on en parle à la prochaine réunion.",
    "mediation": "Sans accord, on demande à une personne d’aider.",
    "two_thirds": "Sans accord, deux personnes sur trois suffisent.",
}
SILENCE = {
    "waits": "Une personne qui n’a rien dit est attendue.",
    "agrees": "À la fin, une personne qui n’a rien dit est d’accord.",
}
CHOICES = {"electorate": ELECTORATE, "fallback": FALLBACK, "silence": SILENCE}


def role_names(coop: Coop) -> dict[str, str]:
    """The names of the roles that may propose: those of the software, and the coop's own."""
    names = {key: known.name for key, known in roles.KNOWN.items()}
    return names | dict(Role.objects.filter(coop=coop).values_list("key", "name"))


def sentences(terms: TypeTerms, names: Mapping[str, str]) -> list[str]:
    """The terms, one short sentence each."""
    return [
        _proposers(terms, names),
        ELECTORATE[terms.electorate],
        _minimum(terms.minimum_bp),
        _delay(terms.delay_days),
        SILENCE[terms.silence],
        FALLBACK[terms.fallback],
    ]


def told(terms: TypeTerms, names: Mapping[str, str]) -> str:
    """The same as one text."""
    return " ".join(sentences(terms, names))


def on_100_people(minimum_bp: int) -> str:
    """A part of the people in words: "la moitié", "3 personnes sur 4", "30 personnes sur 100"."""
    known = {
        0: "aucune",
        2500: "1 personne sur 4",
        5000: "la moitié des personnes",
        7500: "3 personnes sur 4",
        10_000: "chaque personne",
    }
    return known.get(minimum_bp) or f"{french.whole(-(-minimum_bp // 100))} personnes sur 100"


def _proposers(terms: TypeTerms, names: Mapping[str, str]) -> str:
    if terms.proposers == "members":
        return "Chaque membre peut proposer."
    return f"Propose : qui tient le rôle « {names.get(terms.proposers, terms.proposers)} »."


def _minimum(minimum_bp: int) -> str:
    if not minimum_bp:
        return "Aucun nombre de réponses n’est demandé."
    words = on_100_people(minimum_bp)
    answers = "répondent" if words[0].isdigit() and not words.startswith("1 ") else "répond"
    return f"{words[0].upper()}{words[1:]} {answers}, au moins."


def _delay(days: int) -> str:
    if not days:
        return "En ligne, on peut conclure le jour même."
    return f"En ligne, on laisse {french.count(days, 'jour')} pour répondre."
