"""What waits for a member: to decide, to answer, to sign, to tell."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from kpacite.brand import queries as brand
from kpacite.coops import queries as coops
from kpacite.coops.models import Coop
from kpacite.governance import rulebook
from kpacite.governance.queries import proposal_pages
from kpacite.governance.rulebook import Value
from kpacite.joining import guardians
from kpacite.joining.queries import leaving
from kpacite.lib import french
from kpacite.people.models import Person
from kpacite.sales.models import QuoteReading, QuoteVersion, Request, TriageVoice
from kpacite.sales.queries import requests as asked
from kpacite.sharing.models import DistributionLine, ShareConsent, SharePlan, SharePlanLine
from kpacite.work.models import Acknowledgement, Contribution

MOST = 6  # of each kind of thing to decide


@dataclass(frozen=True)
class Todo:
    """Something that waits for me: one title, one sentence, one gesture."""

    title: str
    text: str
    url: str
    action: str
    when: str = ""
    icon: str = "i-decide"


def to_decide(coop: Coop, me: Person, at: datetime) -> list[Todo]:
    """All that waits for my voice, the most pressing kinds first."""
    return [
        *_consents(coop, me, at), *_sharings(coop, me), *_plans(coop, me), *_questions(coop, me),
        *_requests(coop, me, at),
        *_quotes(coop, me), *_slips(coop, me, at), *_charter(coop, me, at),
        *_guardian(coop, me, at), *_news(coop, me), *_outings(coop, me, at),
    ]  # fmt: skip


def _charter(coop: Coop, me: Person, at: datetime) -> list[Todo]:
    """A charter that I have not signed: told kindly, it closes nothing."""
    today = timezone.localtime(at).date()
    version = coops.charter_of(coop, today)
    if version is None or coops.signature_of(me, version):
        return []
    before = coops.signed_before(me, version)
    if before is None:
        page = reverse("coops:charters.show", args=[coop.slug])
        return [Todo("La charte", "Ce qui nous réunit, en mots simples.", page, "Lire et signer",
                     icon="i-open")]  # fmt: skip
    page = reverse("coops:charters.compare", args=[coop.slug])
    return [
        Todo(
            "La charte a changé", "Lisez ce qui change, signez quand vous voulez.",
            f"{page}?de={before.number}&a={version.number}", "Lire ce qui change", icon="i-open",
        )
    ]  # fmt: skip


def _guardian(coop: Coop, me: Person, at: datetime) -> list[Todo]:
    """At 16 and 17: nobody was asked yet to sign for what is paid."""
    today = timezone.localtime(at).date()
    if not guardians.is_minor(me, today):
        return []
    if guardians.standings(me, today)["paid_seat"].state != "none":
        return []
    page = reverse("joining:young.show", args=[coop.slug, me.pk])
    return [
        Todo(
            "L’accord d’un parent", "Pour un travail payé, il faut une signature.", page,
            "Voir ce qu’il faut", icon="i-pencil",
        )
    ]  # fmt: skip


def _consents(coop: Coop, me: Person, at: datetime) -> list[Todo]:
    """Proposals that wait for my answer, the first to close first."""
    return [
        Todo(
            one.title, f"{one.proposal.bearer.first_name} propose.",
            reverse("governance:proposals.show", args=[coop.slug, one.proposal.number]),
            "Donner ma réponse", when=one.remaining,
        )
        for one in proposal_pages.waiting(coop, me, at)
    ]  # fmt: skip


def _sharings(coop: Coop, me: Person) -> list[Todo]:
    said = ShareConsent.objects.filter(
        distribution=OuterRef("distribution"),
        person=me,
        at__gte=OuterRef("distribution__proposed_at"),
    )
    lines = DistributionLine.objects.filter(
        ~Exists(said), person=me, target="member", distribution__posted_at=None,
        distribution__mission__coop=coop,
    ).select_related("distribution__mission")  # fmt: skip
    return [
        Todo(
            f"Partager : {line.distribution.mission.title}",
            f"Le client a payé. Votre part : {french.euros(line.amount_cents)}, "
            "avant les cotisations.",
            reverse(
                "sharing:distributions.show",
                args=[coop.slug, line.distribution.mission_id, line.distribution.number],
            ),
            "Donner ma réponse",
            icon="i-cake",
        )
        for line in lines.order_by("distribution__proposed_at")[:MOST]
    ]


def _plans(coop: Coop, me: Person) -> list[Todo]:
    newer = SharePlan.objects.filter(
        mission=OuterRef("plan__mission"), number__gt=OuterRef("plan__number")
    )
    said = ShareConsent.objects.filter(plan=OuterRef("plan"), person=me)
    lines = SharePlanLine.objects.filter(
        ~Exists(newer), ~Exists(said), person=me, plan__mission__coop=coop,
        plan__distributions=None,
    ).select_related("plan__mission")  # fmt: skip
    return [
        Todo(
            f"Le partage prévu : {line.plan.mission.title}",
            f"Si le client paie, votre part est de {french.euros(line.planned_cents)}, "
            "avant les cotisations.",
            reverse("sharing:plans.show", args=[coop.slug, line.plan.mission_id]),
            "Donner ma réponse",
            icon="i-cake",
        )
        for line in lines.order_by("plan__proposed_at")[:MOST]
    ]


def _questions(coop: Coop, me: Person) -> list[Todo]:
    rows = Acknowledgement.objects.exclude(kind="thanks").filter(
        Q(contribution__person=me, answered_at=None) | Q(by=me, answered_at__isnull=False),
        contribution__coop=coop, settled_at=None,
    ).select_related("by", "contribution__person")  # fmt: skip
    days = rulebook.timeline(coop, "work.doubt_days")
    return [_question(coop, row, me, days) for row in rows.order_by("at")[:MOST]]


def _question(coop: Coop, row: Acknowledgement, me: Person, days: Callable[[date], Value]) -> Todo:
    if row.by_id == me.pk:
        return Todo(
            f"{row.contribution.person.first_name} vous a répondu", f"« {row.answer} »",
            reverse("work:contributions.show", args=[coop.slug, row.contribution_id]),
            "Lire la réponse", icon="i-talk",
        )  # fmt: skip
    asked_on = timezone.localtime(row.at).date()
    before = asked_on + timedelta(days=int(days(asked_on)))
    return Todo(
        f"{row.by.first_name} vous pose une question", f"« {row.text} »",
        reverse("work:answers.new", args=[coop.slug, row.pk]), "Répondre",
        when=f"À répondre avant {french.day_short(before)}", icon="i-question",
    )  # fmt: skip


def _requests(coop: Coop, me: Person, at: datetime) -> list[Todo]:
    mine = TriageVoice.objects.filter(request=OuterRef("pk"), person=me)
    rows = Request.objects.filter(~Exists(mine), coop=coop, outcome=None)
    return [
        Todo(
            f"{row.contact_name} nous demande quelque chose", row.text[:140],
            reverse("sales:requests.show", args=[coop.slug, row.pk]), "Donner ma voix",
            when=asked.countdown(row, at), icon="i-talk",
        )
        for row in rows.order_by("answer_before", "pk")[:MOST]
    ]  # fmt: skip


def _quotes(coop: Coop, me: Person) -> list[Todo]:
    read = QuoteReading.objects.filter(
        version=OuterRef("pk"), kind="peer", at__gte=OuterRef("edited_at")
    )
    newer = QuoteVersion.objects.filter(quote=OuterRef("quote"), version__gt=OuterRef("version"))
    rows = QuoteVersion.objects.filter(
        ~Exists(read), ~Exists(newer), quote__coop=coop, sent_at=None, net_cents__gt=0
    ).exclude(authors=me)  # fmt: skip
    rows = rows.defer("pdf", "snapshot").select_related("quote__client")
    return [
        Todo(
            f"Un devis à relire : {row.quote.title}", f"Pour {row.quote.client.name}.",
            reverse("sales:readings.new", args=[coop.slug, row.quote_id]), "Relire le devis",
            icon="i-quote",
        )
        for row in rows.order_by("edited_at", "pk")[:MOST]
    ]  # fmt: skip


def _slips(coop: Coop, me: Person, at: datetime) -> list[Todo]:
    """Hours typed in for me: I see them, and may correct."""
    rows = Contribution.objects.standing().filter(
        coop=coop, person=me, declared_at__gte=at - timedelta(days=14)
    ).exclude(declared_by=me).select_related("declared_by", "mission")  # fmt: skip
    return [
        Todo(
            f"{row.declared_by.first_name} a noté {french.hours(row.minutes)} pour vous",
            f"{french.day_short(row.happened_on).capitalize()}. Vous pouvez corriger.",
            reverse("work:contributions.show", args=[coop.slug, row.pk]), "Vérifier",
            icon="i-pencil",
        )
        for row in rows.order_by("-declared_at")[:3]
    ]  # fmt: skip


def _news(coop: Coop, me: Person) -> list[Todo]:
    """The kind word that somebody of whom there is no news did not answer."""
    call = leaving.call_waiting(me, coop)
    if call is None:
        return []
    return [
        Todo(
            "Comment allez-vous ?", "On n’a plus de vos nouvelles. Un mot suffit.",
            reverse("joining:quiet_calls.show", args=[coop.slug, call.pk]), "Répondre",
            icon="i-heart",
        )
    ]  # fmt: skip


def _outings(coop: Coop, me: Person, at: datetime) -> list[Todo]:
    """Where I carried the name, and what the others would like to read of it."""
    return [
        Todo(
            f"Racontez : {row.place}",
            f"C’était {french.day_short(row.on)}. Deux lignes suffisent.",
            reverse("brand:outings.edit", args=[coop.slug, row.pk]), "Je raconte", icon="i-star",
        )
        for row in brand.to_tell(coop, me, timezone.localtime(at).date())
    ]  # fmt: skip
