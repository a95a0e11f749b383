"""Whom the answer of a guardian concerns: the minor, and the members whose role looks after it."""

from collections.abc import Callable, Iterable

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from kpacite.coops import queries as coops
from kpacite.governance.models import Mandate
from kpacite.joining.access.guardians import HELPERS
from kpacite.people.models import Deed, Person
from kpacite.people.telling import Notice


def _about(deed: Deed) -> Iterable[Person]:
    return [deed.about] if deed.about else []


def _concerned(deed: Deed) -> Iterable[Person]:
    """The minor and, in their coop, those who open the file."""
    on = timezone.localtime(deed.at).date()
    held = Mandate.objects.on(on).filter(role__coop__slug=deed.coop_key, role__key__in=HELPERS)
    found = coops.members_at(deed.coop_key, on)
    return found.filter(Q(pk__in=held.values("person")) | Q(pk=deed.about_id))


def _to_file(deed: Deed) -> str:
    return reverse("joining:young.show", args=[deed.coop_key, deed.about_id])


def _said(words: str) -> Callable[[Deed], str]:
    def sentence(deed: Deed) -> str:
        return words.format(name=deed.about.first_name if deed.about else "une personne")

    return sentence


NOTICES = [
    Notice(
        "contract", "joining.authorisation.asked", to=_about, url=_to_file,
        sentence=_said("L’accord d’un parent est demandé pour vous."),
    ),
    Notice(
        "contract", "joining.authorisation.signed", to=_concerned, url=_to_file,
        sentence=_said("Un parent a signé pour {name}."),
    ),
    Notice(
        "contract", "joining.authorisation.refused", to=_concerned, url=_to_file,
        sentence=_said("Un parent a dit non pour {name}. Parlez-en ensemble."),
    ),
    Notice(
        "contract", "joining.authorisation.strayed", to=_concerned, url=_to_file,
        sentence=_said("Le message pour le parent de {name} n’est pas arrivé à la bonne personne."),
    ),
    Notice(
        "contract", "joining.authorisation.withdrawn", to=_concerned, url=_to_file, urgent=True,
        sentence=_said("Un parent a repris son accord pour {name}. {name} garde sa voix."),
    ),
]  # fmt: skip
