"""Members of 16 and 17 and what their guardians said, for tests."""

import re
from datetime import UTC, date, datetime, timedelta

from kpacite.coops.tests import factories as coops
from kpacite.joining import allowing, authorising, guardian_codes
from kpacite.joining.allowing import Paper, Trace
from kpacite.joining.guardian_texts import Choice
from kpacite.people.models import Person

JUNE_12 = date(2026, 6, 12)
NOON = datetime(2026, 6, 12, 10, tzinfo=UTC)
# Jordan is 18 on the first of December 2026.
BORN = date(2008, 12, 1)


def minor(*, coop, first_name="Jordan", last_name="Lemaire", born_on=BORN, **facts):
    """A member of 17."""
    who = coops.person(first_name=first_name, last_name=last_name, born_on=born_on, **facts)
    return coops.member(coop=coop, person=who)


def asked(*, minor, coop, scopes=("contract", "paid_seat"), by=None, at=NOON, **facts):
    return authorising.ask(
        **{
            "minor": minor, "coop_key": coop.slug, "guardian_name": "Nadia Lemaire",
            "relation": "parent", "email": "nadia@famille.example", "scopes": list(scopes),
            "by": by or minor, "on": at.date(), "at": at,
        } | facts
    )  # fmt: skip


def code_for(authorisation, *, at=NOON):
    return guardian_codes.digits(guardian_codes.send(authorisation=authorisation, at=at, by=None))


def signed(authorisation, *, at=NOON, name="Nadia Lemaire", scopes=None, ceilings=None, **facts):
    """The guardian signs with their code; a new one, unless another is typed."""
    if "code" not in facts:
        facts["code"] = code_for(authorisation, at=at)
    return allowing.sign(
        **{
            "authorisation": authorisation,
            "choice": Choice(
                authorisation.scopes if scopes is None else scopes,
                authorisation.ceilings if ceilings is None else ceilings,
            ),
            "name": name, "consents": True,
            "trace": Trace("192.0.2.7", "Firefox", at - timedelta(minutes=5)),
            "on": at.date(), "at": at,
        } | facts
    )  # fmt: skip


def authorised(*, minor, coop, scopes=("contract", "paid_seat"), at=NOON, **facts):
    """Asked and signed in one go."""
    return signed(asked(minor=minor, coop=coop, scopes=scopes, at=at, **facts), at=at)


def withdrawn(authorisation, *, at=NOON, name="Nadia Lemaire"):
    return allowing.withdraw(
        authorisation=authorisation, name=name, code=code_for(authorisation, at=at),
        trace=Trace(), at=at,
    )  # fmt: skip


def paper(*, signed_on=JUNE_12, held_by="le classeur de la coop"):
    return Paper(signed_on, held_by)


def grown(person, *, on):
    """The same person, born so that they are 18 that day."""
    Person.objects.filter(pk=person.pk).update(born_on=on.replace(year=on.year - 18))
    person.refresh_from_db()
    return person


def link_in(mail):
    return re.search(r"/parent/[\w-]+/", mail.body).group()
