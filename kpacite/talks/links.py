"""Links that act for a person without sign-in: signed, and good for one thing only."""

from django.core import signing

from kpacite.people.models import Person

_STOP = "kpacite.talks.stop"


def stop(person: Person) -> str:
    """The end of an address that lets this person, and nobody else, receive less."""
    return signing.dumps({"person": person.pk}, salt=_STOP)


def person_of(signed: str) -> int | None:
    """Whose address it is; None when it was made up."""
    try:
        return int(signing.loads(signed, salt=_STOP)["person"])
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None
