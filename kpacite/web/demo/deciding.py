"""Deciding together: an oven bought after an objection, an answer to give, a question asked."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from kpacite.governance import consenting, proposing, rounds
from kpacite.governance.core.effects import Planned
from kpacite.governance.models import Objection, Proposal
from kpacite.governance.queries import proposals as queries
from kpacite.web.demo.stage import Stage, day_of
from kpacite.web.demo.timeline import Story


def la_cape(stage: Stage) -> Iterator[Story]:
    yield the_oven(stage)
    yield two_readers(stage)
    yield wednesdays(stage)


def _proposed(stage: Stage, name: str, now: datetime, **facts: object) -> Proposal:
    person = stage.people[name]
    draft = proposing.draft(
        coop=stage.coop, type_key="consent", by=person, at=now, key=stage.key(),
        **facts,  # type: ignore[arg-type]
    )  # fmt: skip
    return proposing.open_proposal(proposal=draft, by=person, on=day_of(now), at=now)


def _says(stage: Stage, proposal: Proposal, name: str, kind: str, text: str, now: datetime) -> None:
    """Somebody’s word; the answer of the bearer goes to the last question."""
    asked = proposal.rounds.filter(remarks__kind="question").exists() and kind == "answer"
    question = (
        proposal.rounds.get(closed_at=None).remarks.filter(kind="question").last()
        if asked else None
    )  # fmt: skip
    consenting.say(
        round=rounds.open_round(proposal), person=stage.people[name], kind=kind, text=text,
        answers=question, by=stage.people[name], at=now,
    )  # fmt: skip


def _answers(stage: Stage, proposal: Proposal, name: str, now: datetime, **said: str) -> None:
    """An answer; whoever has no mail gives a paper, that the facilitator types in."""
    person = stage.people[name]
    consenting.answer(
        version=queries.current_version(proposal), person=person,
        by=person if person.email else stage.people["fatoumata"], at=now,
        **({"kind": "agree"} | said),
    )  # fmt: skip


def _advance(stage: Stage, proposal: Proposal, to: str, now: datetime, **facts: object) -> None:
    rounds.advance(
        proposal=proposal, to=to, by=proposal.bearer, on=day_of(now), at=now,
        facilitator=stage.people["fatoumata"],
        **facts,  # type: ignore[arg-type]
    )  # fmt: skip


def the_oven(stage: Stage) -> Story:
    """Thi Mai proposes an oven; the objection of Inès makes the second version better."""
    at = stage.calendar.at
    yield (now := at(-48, 10))
    oven = _proposed(
        stage, "thi-mai", now, title="Nous achetons un four d’occasion",
        text="Il coûte 480 €, payés par le commun.\n\nThi Mai et Amina s’en occupent. "
        "Nous le testons 6 mois.",
        lived="Le four est trop petit. Nous refusons deux buffets par mois.",
        needed="Cuire pour 80 personnes.",
    )  # fmt: skip
    yield (now := at(-47, 18))
    _says(stage, oven, "jordan", "question", "Il rentre dans la cuisine\u00a0?", now)
    yield (now := at(-47, 20))
    _says(stage, oven, "thi-mai", "answer", "Oui, j’ai mesuré. Il reste 10 cm.", now)
    yield (now := at(-46, 9))
    _advance(stage, oven, "react", now)
    yield (now := at(-45, 19))
    _says(stage, oven, "amina", "reaction", "Enfin\u00a0! Je n’aurai plus à dire non.", now)
    yield from _the_first_answers(stage, oven)
    yield from _the_better_version(stage, oven)


def _the_first_answers(stage: Stage, oven: Proposal) -> Story:
    yield (now := stage.calendar.at(-44, 9))
    _advance(stage, oven, "consent", now)
    for hours, name in enumerate(("amina", "jordan", "fatoumata", "rosa"), start=2):
        yield (now := stage.calendar.at(-44, 9 + hours))
        _answers(stage, oven, name, now)
    yield (now := stage.calendar.at(-43, 12))
    _answers(
        stage, oven, "ines", now, kind="objection", harms="means",
        argument="Un vieux four peut consommer beaucoup. La facture va monter.",
    )  # fmt: skip


def _the_better_version(stage: Stage, oven: Proposal) -> Story:
    yield (now := stage.calendar.at(-42, 10))
    objection = Objection.objects.get(position__version__proposal=oven)
    proposing.amend(
        proposal=oven, title="Nous achetons un four d’occasion qui consomme peu",
        text="Il coûte 480 €, payés par le commun. On mesure l’électricité pendant un mois.\n\n"
        "Thi Mai et Amina s’en occupent. Nous le testons 3 mois.",
        integrates=[objection], by=stage.people["thi-mai"], at=now,
    )  # fmt: skip
    for hours, name in enumerate(stage.people):
        yield (now := stage.calendar.at(-41, 9 + hours))
        _answers(stage, oven, name, now)
    yield (now := stage.calendar.at(-40, 18))
    consenting.close(proposal=oven, by=stage.people["fatoumata"], on=day_of(now), at=now)


def two_readers(stage: Stage) -> Story:
    """Open now: four answers of seven, one of them an objection, one typed from a paper."""
    at = stage.calendar.at
    yield (now := at(-6, 9))
    proposal = _proposed(
        stage, "yacine", now, title="Deux personnes relisent chaque devis",
        text="Aujourd’hui une seule personne relit. Avec deux, on voit mieux les oublis.",
        lived="Un devis est parti sans les courses. Nous avons perdu 40 €.",
        effects=[Planned("rule.set", {"key": "sales.quote_readers", "value": 2})],
    )  # fmt: skip
    yield (now := at(-5, 19))
    _says(stage, proposal, "thi-mai", "question", "Et si personne n’est libre\u00a0?", now)
    yield (now := at(-5, 21))
    _says(stage, proposal, "yacine", "answer", "On demande à Le Fil. Ils relisent volontiers.", now)
    yield (now := at(-3, 9))
    _advance(stage, proposal, "consent", now, closes_at=at(3, 18))
    for name, said in (
        ("thi-mai", {}),
        ("jordan", {"kind": "reservation", "reason": "J’aimerais relire aussi, pour apprendre."}),
        ("rosa", {}),
        ("amina", {"kind": "objection", "harms": "means",
                   "argument": "Cela prend deux jours de plus. Un client peut partir."}),
    ):  # fmt: skip
        yield (now := now + timedelta(hours=5))
        _answers(stage, proposal, name, now, **said)


def wednesdays(stage: Stage) -> Story:
    """Shared two days ago; a question waits for its answer."""
    yield (now := stage.calendar.at(-2, 17))
    proposal = _proposed(
        stage, "jordan", now, title="Un atelier pour les voisins, le mercredi",
        text="De 14 h à 16 h, on ouvre l’atelier de sérigraphie. Je tiens la porte avec Yacine.",
        lived="Des jeunes du quartier regardent par la fenêtre. Ils n’osent pas entrer.",
    )  # fmt: skip
    yield (now := stage.calendar.at(-1, 12))
    _says(stage, proposal, "rosa", "question", "Qui range après\u00a0?", now)
