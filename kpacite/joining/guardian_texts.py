"""What a guardian has before their eyes: the words for their choice, the ones that are sealed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kpacite.coops.models import Coop
from kpacite.joining import authorisation_text
from kpacite.joining.core import scopes as listed
from kpacite.joining.guardians import comes_of_age_on
from kpacite.joining.models import Authorisation


@dataclass(frozen=True)
class Choice:
    """What the guardian keeps of what was asked: acts, and the most at a time for some."""

    scopes: Sequence[str]
    ceilings: Mapping[str, int]


def text_of(authorisation: Authorisation, choice: Choice, name: str = "") -> str:
    """The text of law for this choice: the one that is shown is the one that is sealed."""
    return authorisation_text.legal(facts_of(authorisation, choice, name))


def facts_of(
    authorisation: Authorisation, choice: Choice, name: str = ""
) -> authorisation_text.Facts:
    """Who, for whom, where, for what: in the order of the list."""
    minor, of_age = authorisation.minor, comes_of_age_on(authorisation.minor)
    # Only for a minor is anybody asked.
    assert minor.born_on is not None and of_age is not None  # noqa: S101
    keys = [scope.key for scope in listed.SCOPES if scope.key in choice.scopes]
    return authorisation_text.Facts(
        guardian=name or authorisation.guardian_name,
        relation=authorisation.get_relation_display().lower(),
        minor=minor.full_name,
        born_on=minor.born_on,
        of_age_on=of_age,
        coop=Coop.objects.get(slug=authorisation.coop_key).name,
        scopes=keys,
        ceilings=listed.ceilings(keys, choice.ceilings),
    )


def as_asked(authorisation: Authorisation) -> Choice:
    """What was asked; once signed, what was signed."""
    return Choice(authorisation.scopes, authorisation.ceilings)
