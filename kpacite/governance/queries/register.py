"""What the pages of rules and of the register read."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from kpacite.coops.models import Coop
from kpacite.governance import rulebook, wording
from kpacite.governance.core.rules import Rule
from kpacite.governance.models import Decision, Mandate, RuleValue

THEMES = {
    "sharing": "Partager l’argent",
    "work": "Travailler ensemble",
    "sales": "Vendre",
    "governance": "Tenir un rôle",
}


@dataclass(frozen=True)
class Sentence:
    """One rule of the coop, as it reads that day."""

    rule: Rule
    text: str
    since: date | None
    decision: Decision | None


@dataclass(frozen=True)
class Theme:
    title: str
    sentences: list[Sentence]


def rules(coop: Coop, on: date) -> list[Theme]:
    """Every rule in force on a day, by theme, in one query."""
    declared = rulebook.declared()
    found = rulebook.in_force(coop, declared, on)
    themes: dict[str, list[Sentence]] = {}
    for key, rule in declared.items():
        row = found.get(key)
        text = wording.sentence(rule, row.value if row else rule.default)
        line = Sentence(rule, text, row.valid_from if row else None, row.decision if row else None)
        themes.setdefault(key.split(".", 1)[0], []).append(line)
    return [Theme(THEMES.get(app, app), lines) for app, lines in themes.items()]


def decisions(coop: Coop, words: str) -> QuerySet[Decision]:
    """The register, the last decision first."""
    found = Decision.objects.filter(coop=coop).select_related("noted_by").order_by("-number")
    if words:
        found = found.filter(Q(title__icontains=words) | Q(text__icontains=words))
    return found


def effects(decision: Decision) -> list[Sentence]:
    """The rules that a decision set, each as it reads since."""
    rows = RuleValue.objects.filter(decision=decision)
    by_key = {row.key: row for row in rows}
    return [
        Sentence(rule, wording.sentence(rule, by_key[key].value), by_key[key].valid_from, decision)
        for key, rule in rulebook.declared().items()
        if key in by_key
    ]


def mandates_of(decision: Decision) -> QuerySet[Mandate]:
    """The roles that a decision gave."""
    found = Mandate.objects.filter(decision=decision).select_related("role", "person")
    return found.order_by("role__name", "starts_on", "pk")
