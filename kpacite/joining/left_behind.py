"""What somebody who leaves has to settle with the others: roles, proposals, objections, keys."""

from datetime import date

from django.urls import reverse

from kpacite.coops.models import Membership
from kpacite.governance.models import Elector, Mandate, Objection, Proposal
from kpacite.joining.core.departures import Left
from kpacite.lib import french


def roles(membership: Membership, on: date) -> list[Left]:
    """Each role held that day or later: somebody else takes it. They end with the membership."""
    coop = membership.coop
    held = Mandate.objects.filter(role__coop=coop, person=membership.person, ends_on__gt=on)
    url = reverse("governance:roles.index", args=[coop.slug])
    return [
        Left(
            "roles", f"Un rôle : {mandate.role.name}",
            "Quelqu’un d’autre doit le prendre. Dites qui, ou passez-le.", url,
            action="Passer mon rôle",
        )
        for mandate in held.select_related("role").order_by("role__name", "starts_on")
    ]  # fmt: skip


def proposals(membership: Membership, on: date) -> list[Left]:
    """The open proposals that the person bears: another person bears them, or they are dropped."""
    coop = membership.coop
    rows = Proposal.objects.filter(coop=coop, bearer=membership.person, ended_at=None)
    return [
        Left(
            "proposals", f"Une proposition, n° {row.number}",
            "Elle est ouverte. À retirer, ou dites qui la porte ensuite.",
            reverse("governance:proposals.show", args=[coop.slug, row.number]),
            action="Voir la proposition",
        )
        for row in rows.order_by("number")
    ]  # fmt: skip


def objections(membership: Membership, on: date) -> list[Left]:
    """The objections that nobody settled: they are treated before their author goes."""
    coop = membership.coop
    rows = Objection.objects.filter(
        settlement="", position__person=membership.person, position__replaced_by=None,
        position__version__proposal__coop=coop, position__version__proposal__ended_at=None,
    )  # fmt: skip
    numbers = rows.order_by("pk").values_list("position__version__proposal__number", flat=True)
    return [
        Left(
            "objections", f"Une objection, proposition n° {number}",
            "Elle compte. À traiter ensemble avant le départ.",
            reverse("governance:proposals.show", args=[coop.slug, number]),
            action="Voir l’objection",
        )
        for number in dict.fromkeys(numbers)
    ]  # fmt: skip


def keys(membership: Membership, on: date) -> list[Left]:
    """What was lent: only the person knows, so it is asked."""
    return [
        Left(
            "keys", "Les clés et le matériel",
            "À rendre à la coop. Dites à qui, ou dites qu’il n’y a rien.",
        )
    ]  # fmt: skip


def votes(membership: Membership, on: date) -> list[Left]:
    """What was said stays said; nothing more is awaited."""
    waits = Elector.objects.filter(
        person=membership.person, proposal__coop=membership.coop, proposal__ended_at=None
    ).count()
    words = "Ce qui a été dit reste dans le registre."
    if waits:
        words += f" On n’attend plus de réponse sur {french.count(waits, 'proposition')}."
    return [Left("votes", "La voix", words, blocking=False)]


def notices(membership: Membership, on: date) -> list[Left]:
    """The coop writes no more; the account and the data stay open."""
    return [
        Left(
            "notices", "Les messages",
            "La coop n’écrit plus. Le compte et les données restent ouverts.",
            blocking=False,
        )
    ]  # fmt: skip
