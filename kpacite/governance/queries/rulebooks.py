"""What the pages of the rulebook read: the sentences of a day, their history, two days compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kpacite.coops.models import Coop
from kpacite.governance import bounding, rulebook, wording
from kpacite.governance.core import timelines
from kpacite.governance.core.plain import holds
from kpacite.governance.core.rules import Rule, Value
from kpacite.governance.core.timelines import Dot, Timeline
from kpacite.governance.models import Decision, PlannedEffect, Proposal, RuleValue

MOST_LABELS = 3
THEMES = {
    "sharing": "Partager l’argent",
    "work": "Travailler ensemble",
    "sales": "Vendre",
    "governance": "Décider",
    "joining": "Venir et partir",
    "brand": "Notre nom",
    "talks": "Se parler",
    "coops": "Nous montrer",
}


@dataclass(frozen=True)
class Coming:
    """What a rule will say, from a day to come."""

    text: str
    on: date
    decision: Decision


@dataclass(frozen=True)
class Sentence:
    """One rule of the coop, as it reads that day, and as it will read."""

    rule: Rule
    text: str
    since: date | None
    decision: Decision | None
    coming: Coming | None = None


@dataclass(frozen=True)
class Theme:
    title: str
    sentences: list[Sentence]


def rules(coop: Coop, on: date, words: str = "") -> list[Theme]:
    """Every rule in force on a day, by theme, in two queries; those that hold these words."""
    declared = rulebook.declared()
    found, coming = rulebook.in_force(coop, declared, on), _coming(coop, on)
    themes: dict[str, list[Sentence]] = {}
    for key, rule in declared.items():
        row = found.get(key)
        text = wording.sentence(rule, row.value if row else rule.default)
        title = THEMES.get(_app(key), _app(key))
        if not holds(f"{title} {text}", words):
            continue
        line = Sentence(
            rule, text, row.valid_from if row else None, row.decision if row else None,
            coming.get(key),
        )  # fmt: skip
        themes.setdefault(title, []).append(line)
    return [Theme(title, lines) for title, lines in themes.items()]


def _app(key: str) -> str:
    return key.split(".", 1)[0]


def _coming(coop: Coop, on: date) -> dict[str, Coming]:
    """The next value of each rule that will change, the nearest day first."""
    declared = rulebook.declared()
    rows = RuleValue.objects.filter(coop=coop, valid_from__gt=on).select_related("decision")
    return {
        row.key: Coming(
            wording.sentence(declared[row.key], row.value), row.valid_from, row.decision
        )
        for row in rows.order_by("-valid_from")
        if row.key in declared
    }


@dataclass(frozen=True)
class Past:
    """A version of a rule: what it said, from when to when, by which decision."""

    text: str
    since: date
    until: date | None
    decision: Decision
    is_now: bool
    is_to_come: bool


def history(coop: Coop, rule: Rule, on: date) -> list[Past]:
    """Every version of a rule, the last one first."""
    rows = list(
        RuleValue.objects.filter(coop=coop, key=rule.key)
        .select_related("decision")
        .order_by("valid_from")
    )
    ends = [row.valid_from for row in rows[1:]]
    return [
        Past(
            text=wording.sentence(rule, row.value),
            since=row.valid_from,
            until=until,
            decision=row.decision,
            is_now=row.valid_from <= on and (until is None or until > on),
            is_to_come=row.valid_from > on,
        )
        for row, until in zip(rows, [*ends, None], strict=True)
    ][::-1]


def said_at_first(rule: Rule) -> str:
    """What the rule says before any decision."""
    return wording.sentence(rule, rule.default)


@dataclass(frozen=True)
class Drawn:
    """The picture of a number over time, with a sentence and the words of each step."""

    timeline: Timeline
    words: Sequence[str]
    sentence: str

    @property
    def labelled(self) -> list[tuple[Dot, str]]:
        """The last steps: more words than that would cover each other."""
        return list(zip(self.timeline.dots, self.words, strict=True))[-MOST_LABELS:]


def drawn(coop: Coop, rule: Rule, on: date) -> Drawn | None:
    """The steps of a rule that says a number; None for the others, or before a first change."""
    if rule.kind in {"choice", "bool"}:
        return None
    rows = RuleValue.objects.filter(coop=coop, key=rule.key).order_by("valid_from")
    steps = [(start, int(value)) for start, value in rows.values_list("valid_from", "value")]
    found = timelines.timeline(steps, on)
    if found is None:
        return None
    words = [wording.words_of(rule, value) for _, value in steps]
    return Drawn(found, words, f"De {words[0]} à {words[-1]}, en {len(words)} versions.")


@dataclass(frozen=True)
class Changed:
    """A sentence that two days do not say the same way."""

    rule: Rule
    before: str
    after: str
    decision: Decision | None


def since_when(coop: Coop) -> date:
    """The day of the first rule of the coop; the day it opened while it has none."""
    first = RuleValue.objects.filter(coop=coop).order_by("valid_from").first()
    return first.valid_from if first else coop.opened_on


def compared(coop: Coop, before: date, after: date) -> list[Changed]:
    """The sentences that changed between two days, in the order of the rulebook."""
    declared = rulebook.declared()
    then, now = (rulebook.in_force(coop, declared, day) for day in (before, after))
    lines = []
    for key, rule in declared.items():
        old, new = then.get(key), now.get(key)
        texts = [wording.sentence(rule, row.value if row else rule.default) for row in (old, new)]
        if texts[0] != texts[1]:
            lines.append(Changed(rule, texts[0], texts[1], new.decision if new else None))
    return lines


def allowed(coop: Coop, rule: Rule, on: date) -> list[str]:
    """Each bound as a sentence: "La loi : choisissez entre 0 jour et 60 jours."."""
    lines = []
    for bound in bounding.bounds(coop, rule.key, on):
        said = bounding.allowed(rule, bound)
        if said:
            because = f" {bound.because.rstrip('.')}." if bound.because else ""
            lines.append(f"{bound.by.rstrip(',')} : {said[0].lower()}{said[1:]}{because}")
    return lines


def values(coop: Coop, rules_: Sequence[Rule], on: date) -> dict[str, Value]:
    return rulebook.values(coop, [rule.key for rule in rules_], on)


def beside(rule: Rule) -> list[Rule]:
    """The other rules of the same theme: a decision may change several at once."""
    app = _app(rule.key)
    return [one for one in rulebook.declared().values() if _app(one.key) == app and one != rule]


def changing(coop: Coop, rule: Rule) -> list[Proposal]:
    """The open proposals that would change this rule."""
    planned = PlannedEffect.objects.filter(
        version__proposal__coop=coop, version__proposal__ended_at=None, command="rule.set",
        version__proposal__opened_at__isnull=False, payload__key=rule.key,
    )  # fmt: skip
    rows = Proposal.objects.filter(pk__in=planned.values("version__proposal"))
    return list(rows.order_by("number"))


def told_to_all(coop: Coop, on: date) -> bool:
    """Whether the coop lets everybody read its rules."""
    return rulebook.yes(coop, "governance.rulebook_public", on)
