"""Whom a role concerns, and an effect that waits for somebody or that could not be applied."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils import timezone

from kpacite.governance.models import Decision, Mandate
from kpacite.people.models import Deed, Person
from kpacite.people.telling import Notice


def _about(deed: Deed) -> Iterable[Person]:
    return [deed.about] if deed.about else []


def _to_roles(deed: Deed) -> str:
    return reverse("governance:roles.index", args=[deed.coop_key])


def _with_a_role(deed: Deed) -> Iterable[Person]:
    """Whoever holds a role that day may confirm, or look at what failed."""
    decision = _decision(deed)
    held = Mandate.objects.on(timezone.localtime(deed.at).date()).filter(role__coop=decision.coop)
    return Person.objects.filter(pk__in=held.values("person")).exclude(pk=deed.by_id or 0)


def _decision(deed: Deed) -> Decision:
    pk = deed.thing.rpartition("/")[2]
    return Decision.objects.select_related("coop").get(pk=pk)


def _to_decision(deed: Deed) -> str:
    return reverse("governance:decisions.show", args=[deed.coop_key, _decision(deed).number])


NOTICES = [
    Notice(
        "decide", "governance.effect.awaited", to=_with_a_role, url=_to_decision,
        sentence=lambda deed: f"C’est décidé. Une personne doit confirmer : {deed.note}.",
    ),
    Notice(
        "decide", "governance.effect.failed", to=_with_a_role, url=_to_decision,
        sentence=lambda deed: f"C’est décidé, mais pas encore appliqué : {deed.note}.",
    ),
    Notice(
        "role", "governance.role.given", to=_about, url=_to_roles,
        sentence=lambda deed: f"Vous tenez un rôle : {deed.note}.",
    ),
    Notice(
        "role", "governance.role.ended", to=_about, url=_to_roles,
        sentence=lambda deed: f"Votre rôle est fini : {deed.note}.",
    ),
]  # fmt: skip
