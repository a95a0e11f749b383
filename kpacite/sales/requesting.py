"""A neighbour asks the brand for something, and what brought them is noted."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from kpacite.coops.models import Coop
from kpacite.governance import rulebook
from kpacite.hosts.models import Activity
from kpacite.lib import tasks
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.sales.models import Request, RequestSource
from kpacite.work.models import Contribution

RECEIVED = "kpacite.sales.tasks.quotes.mail_request_received"


class RequestNeedsAName(Refusal):
    sentence = "Il manque le nom. Écrivez votre prénom ou votre nom."


class RequestSaysNothing(Refusal):
    sentence = "Il manque votre demande. Une phrase suffit."


class RequestCannotBeAnswered(Refusal):
    sentence = "Il manque un téléphone ou une adresse mail. Un des deux suffit."


class AidCameLater(Refusal):
    sentence = "Cette aide est venue après la demande. Elle n’a pas pu l’amener."


class SourceIsElsewhere(Refusal):
    sentence = "Cette aide est d’une autre coopérative. Choisissez une aide d’ici."


@transaction.atomic
def receive(
    *,
    coop: Coop,
    contact_name: str,
    text: str,
    key: str,
    on: date,
    at: datetime,
    phone: str = "",
    email: str = "",
    client_kind: str = "",
    activity: Activity | None = None,
    wanted_on: date | None = None,
    people_count: int | None = None,
    heard_how: str = "",
    heard_note: str = "",
    entered_by: Person | None = None,
) -> Request:
    """Record a request, once per key, with the hour before which it will be answered.

    A phone number is enough. `entered_by` is the member who noted a call or a talk.
    Refuses: RequestNeedsAName, RequestSaysNothing, RequestCannotBeAnswered.
    """
    contact_name, text = contact_name.strip(), text.strip()
    if not contact_name:
        raise RequestNeedsAName
    if not text:
        raise RequestSaysNothing
    if not phone and not email:
        raise RequestCannotBeAnswered
    hours = rulebook.whole(coop, "sales.triage_hours", on)
    request, is_new = Request.objects.get_or_create(
        key=key,
        defaults={
            "coop": coop, "contact_name": contact_name, "text": text, "phone": phone,
            "email": email, "client_kind": client_kind, "activity": activity,
            "wanted_on": wanted_on, "people_count": people_count, "heard_how": heard_how,
            "heard_note": heard_note, "entered_by": entered_by, "received_at": at,
            "answer_before": at + timedelta(hours=hours),
        },
    )  # fmt: skip
    if is_new:
        deeds.note(
            verb="sales.request.received", thing=f"sales/request/{request.pk}", by=entered_by,
            coop_key=coop.slug, at=at,
        )  # fmt: skip
        if email:
            tasks.enqueue(
                function=RECEIVED, arguments={"request": request.pk}, at=at,
                key=f"sales/request/{request.pk}/received",
            )  # fmt: skip
    return request


@transaction.atomic
def attribute(
    *, request: Request, contribution: Contribution, how: str, by: Person, at: datetime
) -> RequestSource:
    """Note that a contribution brought this request: said by the client, or probable.

    Never guessed by the software; noted twice, it stands once.
    Refuses: SourceIsElsewhere, AidCameLater.
    """
    Request.objects.select_for_update(no_key=True).get(pk=request.pk)
    if contribution.coop_id != request.coop_id:
        raise SourceIsElsewhere
    if contribution.happened_on > timezone.localtime(request.received_at).date():
        raise AidCameLater
    source, is_new = RequestSource.objects.get_or_create(
        request=request,
        contribution=contribution,
        defaults={"how": how, "noted_by": by, "at": at},
    )
    if is_new:
        deeds.note(
            verb="sales.request.attributed", thing=f"sales/request/{request.pk}", by=by,
            about=contribution.person, coop_key=request.coop.slug, at=at,
        )  # fmt: skip
    return source
