"""Letting the public read a decision, or no longer: never one about a person."""

from datetime import date

from django.db import transaction

from kpacite.governance import roles
from kpacite.governance.models import Decision
from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person


class AboutSomebody(Refusal):
    """A decision about a person stays between members (RGPD, art. 5, 1, c)."""

    sentence = "Cette décision parle d’une personne. Elle reste entre les membres."


class ShowingTakesARole(Refusal):
    """Who shows what the coop decided answers for something in it."""

    sentence = "Pour montrer une décision au public, il faut tenir un rôle dans la coop."


def is_about_somebody(decision: Decision) -> bool:
    """Whether its words or effects name somebody."""
    if decision.method in {"exclusion", "election"}:
        return True
    if decision.version and decision.version.proposal.about_id:
        return True
    named = ("role.", "member.", "brand.")
    return any(effect.command.startswith(named) for effect in decision.effects.all())


@transaction.atomic
def show(*, decision: Decision, public: bool, on: date, by: Person) -> Decision:
    """Everybody may read the decision, or only the members again.

    Refuses: ShowingTakesARole, AboutSomebody.
    """
    rows = Decision.objects.select_for_update(no_key=True, of=("self",))
    decision = rows.select_related("coop", "version__proposal").get(pk=decision.pk)
    if not roles.keys_of(by, decision.coop, on):
        raise ShowingTakesARole
    if public and is_about_somebody(decision):
        raise AboutSomebody
    if decision.is_public != public:
        decision.is_public = public
        decision.save(update_fields=["is_public"])
        deeds.note(
            verb="governance.decision.shown" if public else "governance.decision.hidden",
            thing=f"governance/decision/{decision.pk}",
            by=by,
            coop_key=decision.coop.slug,
            note=decision.title,
        )
    return decision
