"""Those whom a conflict concerns hear of it, with no word of it in the message."""

from collections.abc import Callable, Iterable

from django.urls import reverse

from kpacite.governance.models import Conflict
from kpacite.people.models import Deed, Person
from kpacite.people.telling import Notice


def _conflict(deed: Deed) -> Conflict | None:
    key = deed.thing.rpartition("/")[2]
    rows = Conflict.objects.filter(pk=key).select_related("coop", "opened_by", "about")
    return rows.prefetch_related("steps__helper").first()


def _concerned(deed: Deed) -> Iterable[Person]:
    """Those it is between, and those who help; not who did it."""
    conflict = _conflict(deed)
    if conflict is None:
        return []
    people = [conflict.opened_by, conflict.about]
    people += [step.helper for step in conflict.steps.all()]
    found = {person.pk: person for person in people if person is not None}
    return [person for key, person in found.items() if key != deed.by_id]


def _url(deed: Deed) -> str:
    conflict = _conflict(deed)
    if conflict is None:
        return reverse("web:home")
    return reverse("governance:conflicts.show", args=[conflict.coop.slug, conflict.pk])


def _says(words: str) -> Callable[[Deed], str]:
    return lambda deed: words


def _notice(verb: str, words: str, *, urgent: bool = False) -> Notice:
    return Notice(
        kind="conflict", verb=f"governance.{verb}", to=_concerned, sentence=_says(words), url=_url,
        urgent=urgent,
    )  # fmt: skip


NOTICES = [
    _notice("conflict.opened", "Quelqu’un souhaite parler avec vous."),
    _notice("conflict.mediator_opened", "Une personne de la coop aide à se parler."),
    _notice("conflict.outside_opened", "Une personne d’ailleurs aide à se parler."),
    _notice("conflict.meeting_opened", "Un désaccord sera parlé en réunion."),
    _notice("conflict.suspension_opened", "Un arrêt est demandé. On vous écoute d’abord.",
            urgent=True),
    _notice("conflict.exclusion_opened", "Un départ est demandé. On vous écoute d’abord.",
            urgent=True),
    _notice("conflict.closed", "Un désaccord est terminé."),
    _notice("suspension.started", "Un arrêt commence. Voici jusqu’à quand.", urgent=True),
]  # fmt: skip
