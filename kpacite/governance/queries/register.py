"""What the register of decisions reads: the list, one decision, what it changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from kpacite.coops.models import Coop
from kpacite.governance import effects as commands
from kpacite.governance import rulebook, wording
from kpacite.governance.core.plain import holds
from kpacite.governance.models import Decision, DecisionEffect, Mandate, Review, RuleValue
from kpacite.governance.queries.rulebooks import Sentence, Theme, rules
from kpacite.lib.errors import Refusal

__all__ = ["Sentence", "Theme", "decisions", "effects", "mandates_of", "rules"]
METHODS = {"": "Toutes", **dict(Decision.method.field.flatchoices)}
STATES = {"": "Toutes", "standing": "Elles tiennent", "over": "Elles ne tiennent plus"}


def decisions(
    coop: Coop, words: str = "", *, year: str = "", method: str = "", state: str = ""
) -> QuerySet[Decision]:
    """The register, the last decision first, with these words whatever their accents."""
    found = Decision.objects.filter(coop=coop).select_related("noted_by").order_by("-number")
    if year.isdigit():
        found = found.filter(decided_on__year=int(year))
    if method:
        found = found.filter(method=method)
    if state:
        found = found.filter(_is_over() if state == "over" else ~_is_over())
    if words:
        found = found.filter(pk__in=_with(found, words))
    return found.annotate(is_over=_is_over(), late=_waits())


def _with(found: QuerySet[Decision], words: str) -> list[int]:
    """The register of a coop is short: it is read whole, so that « été » finds "ETE"."""
    rows = found.values_list("pk", "number", "title", "text")
    return [pk for pk, number, *said in rows if holds(" ".join([str(number), *said]), words)]


def _is_over() -> Q:
    """Another decision came back on it, or a talk dropped it."""
    followed = Decision.objects.filter(follows=OuterRef("pk"))
    dropped = Review.objects.filter(decision=OuterRef("pk"), outcome="drop")
    return Q(Exists(followed)) | Q(Exists(dropped))


def _waits() -> Exists:
    """Something it decided is not applied yet."""
    return Exists(DecisionEffect.objects.filter(decision=OuterRef("pk"), applied_at=None))


def years(coop: Coop) -> list[int]:
    """The years in which the coop decided something, the last one first."""
    days = Decision.objects.filter(coop=coop).dates("decided_on", "year", order="DESC")
    return [day.year for day in days]


def public(coop: Coop) -> QuerySet[Decision]:
    """The decisions that the coop lets everybody read."""
    return Decision.objects.filter(coop=coop, is_public=True).order_by("-number")


def effects(decision: Decision) -> list[Sentence]:
    """The rules that a decision set, each as it reads since."""
    rows = RuleValue.objects.filter(decision=decision)
    by_key = {row.key: row for row in rows}
    return [
        Sentence(rule, wording.sentence(rule, by_key[key].value), by_key[key].valid_from, decision)
        for key, rule in rulebook.declared().items()
        if key in by_key
    ]


@dataclass(frozen=True)
class Effect:
    """What a decision does, as everybody reads it: before, after, done or why not."""

    row: DecisionEffect
    words: str
    before: str
    after: str
    state: str  # done, coming, waits, failed, confirm

    @property
    def is_done(self) -> bool:
        return self.state in {"done", "coming"}


def done_by(decision: Decision, on: date) -> list[Effect]:
    """Every effect of a decision, in its order."""
    rows = decision.effects.select_related("confirmed_by").order_by("rank")
    return [_effect(decision, row, on) for row in rows]


def _effect(decision: Decision, row: DecisionEffect, on: date) -> Effect:
    command = commands.command(row.command)
    # What was written then is shown: names and rules may have moved since.
    before, after = (str((side or {}).get("sentence") or "") for side in (row.before, row.after))
    if not after:
        try:
            change = command.change(decision.coop, row.payload, row.effective_on)
        except Refusal:
            before, after = "", command.words
        else:
            before, after = change.before, change.after
    return Effect(row, command.words, before, after, _state(row, on))


def _state(row: DecisionEffect, on: date) -> str:
    if row.applied_at is not None:
        return "done" if row.effective_on <= on else "coming"
    if row.needs_confirmation and row.confirmed_at is None:
        return "confirm"
    return "failed" if row.error else "waits"


def followed_by(decision: Decision) -> Decision | None:
    """The decision that came back on this one, if any."""
    return decision.followed_by.order_by("-number").first()


def mandates_of(decision: Decision) -> QuerySet[Mandate]:
    """The roles that a decision gave."""
    found = Mandate.objects.filter(decision=decision).select_related("role", "person")
    return found.order_by("role__name", "starts_on", "pk")


HEADS = (
    "Numéro", "Date", "Titre", "Texte", "Façon de décider", "Ce qui change", "Appliqué",
    "On en reparle", "Tient encore", "Suit la décision", "Public",
)  # fmt: skip


def table(found: QuerySet[Decision]) -> Iterator[Sequence[str]]:
    """The register as lines of text, for a spreadsheet."""
    prefetch = Prefetch("effects", queryset=DecisionEffect.objects.order_by("rank"))
    yield HEADS
    for one in found.select_related("coop", "follows").prefetch_related(prefetch):
        done = [_effect(one, row, one.decided_on) for row in one.effects.all()]
        yield (
            str(one.number),
            one.decided_on.isoformat(),
            one.title,
            one.text,
            one.get_method_display(),
            " / ".join(effect.after for effect in done),
            "non" if any(not effect.is_done for effect in done) else "oui" if done else "",
            one.review_on.isoformat() if one.review_on else "",
            "non" if getattr(one, "is_over", False) else "oui",
            str(one.follows.number) if one.follows else "",
            "oui" if one.is_public else "non",
        )
