"""Whom a proposal concerns: those who answer, whoever proposes, whoever objected."""

from collections.abc import Callable, Iterable

from django.urls import reverse
from django.utils import timezone

from kpacite.coops import queries as coops
from kpacite.governance.models import Decision, Proposal
from kpacite.governance.queries import proposals as queries
from kpacite.people.models import Deed, Person
from kpacite.people.telling import Notice


def _proposal(deed: Deed) -> Proposal:
    key = deed.thing.rpartition("/")[2]
    return Proposal.objects.select_related("coop", "bearer").get(pk=key)


def _title(deed: Deed) -> str:
    return queries.current_version(_proposal(deed)).title


def _url(deed: Deed) -> str:
    return reverse("governance:proposals.show", args=[deed.coop_key, _proposal(deed).number])


def _but(deed: Deed, people: Iterable[Person]) -> list[Person]:
    return [person for person in people if person.pk != deed.by_id]


def _members(deed: Deed) -> Iterable[Person]:
    day = timezone.localtime(deed.at).date()
    return _but(deed, coops.members(_proposal(deed).coop, day))


def _bearer(deed: Deed) -> Iterable[Person]:
    return _but(deed, [_proposal(deed).bearer])


def _about(deed: Deed) -> Iterable[Person]:
    return _but(deed, [deed.about] if deed.about else [])


def _awaited(deed: Deed) -> Iterable[Person]:
    """Those whose answer is awaited, when the round that opens asks for answers."""
    proposal = _proposal(deed)
    now = queries.open_round(proposal)
    if now is None or now.kind != "consent" or now.opened_at != deed.at:
        return []
    return _but(deed, queries.without_answer(proposal, now.version))


def _decided_for(deed: Deed) -> Iterable[Person]:
    decision = Decision.objects.select_related("coop").get(pk=deed.thing.rpartition("/")[2])
    day = timezone.localtime(deed.at).date()
    return _but(deed, coops.members(decision.coop, day))


def _decision_url(deed: Deed) -> str:
    number = Decision.objects.values_list("number", flat=True).get(pk=deed.thing.rpartition("/")[2])
    return reverse("governance:decisions.show", args=[deed.coop_key, number])


def _named(words: str) -> Callable[[Deed], str]:
    """`{who}`, `{title}`: who did it, and what is proposed."""

    def say(deed: Deed) -> str:
        who = deed.by.first_name if deed.by else "La coop"
        return words.format(who=who, title=_title(deed))

    return say


def _notice(verb: str, to: Callable[[Deed], Iterable[Person]], words: str) -> Notice:
    return Notice("decide", f"governance.{verb}", to=to, sentence=_named(words), url=_url)


NOTICES = [
    _notice("proposal.opened", _members, "{who} propose : « {title} »."),
    _notice("round.opened", _awaited, "Votre réponse est attendue : « {title} »."),
    _notice("round.facilitated", _about, "{who} vous demande d’animer : « {title} »."),
    _notice("remark.question", _bearer, "{who} a une question sur « {title} »."),
    _notice("position.objected", _bearer, "{who} voit un risque dans « {title} »."),
    _notice("position.answered", _about, "{who} a écrit votre réponse à « {title} »."),
    _notice("objection.answered", _about, "{who} répond à votre objection : « {title} »."),
    _notice("objection.integrated", _about, "Votre objection est prise en compte : « {title} »."),
    _notice("objection.set_aside", _about, "Le groupe a répondu à votre objection : « {title} »."),
    _notice("proposal.expired", _members, "Pas d’accord, rien ne change : « {title} »."),
    _notice("proposal.dropped", _members, "{who} retire sa proposition : « {title} »."),
    Notice(
        "decide", "governance.decision.made", to=_decided_for, url=_decision_url,
        sentence=lambda deed: f"C’est décidé : « {deed.note} ».",
    ),
]  # fmt: skip
