"""Who works for a host: its referents and its accountants."""

from datetime import date

from django.db import transaction

from kpacite.hosts.models import Host, HostOfficer
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class AlreadyNamed(Refusal):
    sentence = "Cette personne a déjà cette fonction à la coop d’emploi."


class OfficeIsOver(Refusal):
    sentence = "Cette fonction est déjà finie, ou pas encore commencée."


@transaction.atomic
def name(*, host: Host, person: Person, kind: str, on: date, by: Person) -> HostOfficer:
    """The person works for the host from that day on, and sees its pages.

    Refuses: AlreadyNamed.
    """
    Host.objects.select_for_update(no_key=True).get(pk=host.pk)
    if HostOfficer.objects.on(on).filter(host=host, person=person, kind=kind).exists():
        raise AlreadyNamed
    officer = HostOfficer.objects.create(host=host, person=person, kind=kind, valid_from=on)
    _note("named", officer, by)
    return officer


@transaction.atomic
def end(*, officer: HostOfficer, on: date, by: Person) -> HostOfficer:
    """From that day on the person is a stranger to the host.

    Refuses: OfficeIsOver.
    """
    officer = HostOfficer.objects.select_for_update(no_key=True).get(pk=officer.pk)
    if on <= officer.valid_from or (officer.valid_until and officer.valid_until <= on):
        raise OfficeIsOver
    officer.valid_until = on
    officer.save(update_fields=["valid_until"])
    _note("ended", officer, by)
    return officer


def _note(what: str, officer: HostOfficer, by: Person) -> None:
    deeds.note(
        verb=f"hosts.officer.{what}",
        thing=f"hosts/officer/{officer.pk}",
        by=by,
        about=officer.person,
    )
