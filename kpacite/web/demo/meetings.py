"""Meetings, an election, things to do, a role that passes. Days are counted from today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from kpacite.governance import (
    agenda,
    consenting,
    defining,
    electing,
    following,
    handing_over,
    meeting,
    minuting,
    naming,
)
from kpacite.governance.following import Task
from kpacite.governance.models import AgendaItem, Meeting, Role
from kpacite.lib.dates import months_after
from kpacite.web.demo.stage import Stage, day_of
from kpacite.web.demo.timeline import Story

TUESDAY = 1
# The first facilitator was chosen for five months, to try; then came the election.
FIRST_TERMS = {"facilitator": 5}
EXPECTED = {
    "facilitator": (
        "Préparer l’ordre du jour", "Veiller à ce que chaque personne parle",
        "Finir à l’heure dite",
    ),
    "quotes": ("Répondre aux clients", "Faire relire chaque devis", "Tenir nos prix à jour"),
    "treasury": ("Noter l’argent qui entre", "Préparer les partages", "Expliquer les comptes"),
}  # fmt: skip


def la_cape(stage: Stage) -> Iterator[Story]:
    yield expectations(stage)
    yield fatoumata_is_elected(stage)
    yield a_meeting_that_was(stage)
    yield next_tuesday(stage)
    yield amina_passes_the_quotes(stage)
    yield who_answers_next(stage)


def expectations(stage: Stage) -> Story:
    """What the coop expects of three roles, since the beginning."""
    yield stage.calendar.at(-230, 10)
    for key, lines in EXPECTED.items():
        role = Role.objects.get(coop=stage.coop, key=key)
        defining.define(
            coop=stage.coop, key=key, name=role.name, purpose=role.purpose,
            accountabilities=lines, by=stage.people["amina"],
        )  # fmt: skip


NAMES = (
    ("amina", "fatoumata", "Avec elle, tout le monde parle. Même les timides."),
    ("thi-mai", "fatoumata", "Elle commence et finit à l’heure."),
    ("jordan", "ines", "Elle explique bien."),
    ("rosa", "fatoumata", "Elle écrit ce que je dis, sans le changer."),
    ("yacine", "amina", "Elle connaît tous les dossiers."),
    ("ines", "fatoumata", "Elle reste calme quand on se dispute."),
    ("fatoumata", "ines", "Inès pourrait apprendre à le faire."),
)


def fatoumata_is_elected(stage: Stage) -> Story:
    """Names, reasons, a change of mind, a yes, and the consent of all: the role is given."""
    people, calendar = stage.people, stage.calendar
    role = Role.objects.get(coop=stage.coop, key="facilitator")
    yield (now := calendar.at(-96, 18))
    starts_on = role.mandates.get().ends_on
    election = electing.begin(
        coop=stage.coop, role=role,
        term=electing.Term(
            starts_on, months_after(starts_on, 12),
            "Du temps le mardi soir. De la patience. Savoir couper la parole avec gentillesse.",
        ),
        facilitator=people["yacine"], by=people["thi-mai"], on=day_of(now), at=now,
    )  # fmt: skip

    def say(name: str, nominee: str, reason: str, at: datetime) -> None:
        # Rosa writes on paper: Fatoumata types it in.
        by = people[name] if people[name].email else people["fatoumata"]
        electing.name(
            election=election, person=people[name], nominee=people[nominee], reason=reason,
            by=by, on=day_of(at), at=at,
        )  # fmt: skip

    for name, nominee, reason in NAMES:
        yield (now := now + timedelta(hours=3))
        say(name, nominee, reason, now)
    yield (now := calendar.at(-94, 18))
    electing.show(election=election, by=people["yacine"], at=now)
    yield (now := calendar.at(-94, 19))
    say("jordan", "fatoumata", "Je n’avais pas pensé aux timides. J’en suis un.", now)
    yield (now := calendar.at(-93, 18))
    electing.close_changes(election=election, by=people["yacine"], at=now)
    candidacy = naming.propose(
        election=election, person=people["fatoumata"], on=day_of(now), at=now, by=people["yacine"],
        reason="Elle fait parler tout le monde, elle reste calme, et elle finit à l’heure.",
    )  # fmt: skip
    yield (now := calendar.at(-92, 12))
    proposal = naming.accept(
        candidacy=candidacy, answer="D’accord. J’aimerais qu’Inès apprenne avec moi.",
        by=people["fatoumata"], on=day_of(now), at=now,
    )  # fmt: skip
    version = proposal.versions.get()
    for person in people.values():
        yield (now := now + timedelta(hours=1))
        by = person if person.email else people["fatoumata"]
        consenting.answer(version=version, person=person, kind="agree", by=by, at=now)
    proposal.refresh_from_db()
    if not proposal.ending:
        yield (now := calendar.at(-89, 12))
        consenting.close(proposal=proposal, by=people["yacine"], on=day_of(now), at=now)


@dataclass(frozen=True)
class Talk:
    """What was said at a point of a meeting."""

    title: str
    notes: str
    decision: tuple[str, str] | None = None
    tasks: tuple[tuple[str, str, int], ...] = ()  # what, who, how many days after


TALKS = (
    Talk(
        "Comment ça va ?",
        "Soleil pour Thi Mai et Yacine, nuages pour Jordan avant son examen.\n"
        "Amina est contente du marché de samedi.",
    ),
    Talk(
        "Les horaires du samedi",
        "Le matin, peu de monde avant dix heures. À midi, on refuse du monde.",
        decision=("Nous ouvrons le samedi à 10 h", "On essaie jusqu’aux vacances."),
        tasks=(("Changer l’affiche sur la porte", "ines", 7),),
    ),
    Talk(
        "Le four est trop petit",
        "Deux buffets refusés ce mois-ci. Un four d’occasion coûte environ 500 €.\n"
        "Thi Mai prépare une proposition. Il faut d’abord connaître les prix.",
        tasks=(
            ("Demander trois prix pour un four d’occasion", "yacine", 14),
            ("Mesurer la place dans la cuisine", "thi-mai", 40),
        ),
    ),
)  # fmt: skip


def a_meeting_that_was(stage: Stage) -> Story:
    """Six around the table, one phone; Rosa had said that she could not come."""
    people, calendar = stage.people, stage.calendar
    held_on = _tuesday(calendar.day(-34))
    evening = calendar.at((held_on - calendar.today).days, 18)
    yield (now := evening - timedelta(days=6))
    plan = meeting.Plan("La réunion du mois", held_on, time(18), "La grande table")
    held = meeting.call(coop=stage.coop, plan=plan, by=people["fatoumata"], on=day_of(now), at=now)
    for talk in TALKS[1:]:
        agenda.add(meeting=held, title=talk.title, minutes=15, by=people["thi-mai"], at=now)
    yield (now := evening)
    meeting.start(meeting=held, by=people["fatoumata"], on=held_on, at=now)
    presences = {person.pk: "present" for person in people.values()}
    presences[people["rosa"].pk] = "excused"
    meeting.attend(meeting=held, presences=presences, by=people["fatoumata"], at=now)
    for talk in TALKS:
        yield (now := now + timedelta(minutes=25))
        _talk(stage, held, talk, now)
    yield (now := evening + timedelta(hours=2))
    held = minuting.close(meeting=held, by=people["fatoumata"], at=now)
    for name, by in (("amina", "amina"), ("yacine", "fatoumata"), ("fatoumata", "fatoumata")):
        yield (now := now + timedelta(minutes=3))
        minuting.sign(meeting=held, person=people[name], by=people[by], at=now)
    yield (now := evening + timedelta(days=4))
    done = held.actions.get(what=TALKS[1].tasks[0][0])
    following.finish(action=done, by=people["ines"], on=day_of(now), at=now)


def _talk(stage: Stage, held: Meeting, talk: Talk, now: datetime) -> None:
    """The point is taken up; notes, a decision, things to do."""
    by = held.note_taker
    item = AgendaItem.objects.get(meeting=held, title=talk.title)
    agenda.take_up(item=item, by=by, at=now)
    seen = minuting.mark_of("")
    minuting.write(item=item, notes=talk.notes, seen=seen, by=by, at=now)
    if talk.decision:
        title, text = talk.decision
        minuting.decide(item=item, title=title, text=text, by=by, on=day_of(now), at=now)
    for what, name, days in talk.tasks:
        task = Task(what, stage.people[name], day_of(now) + timedelta(days=days))
        following.note(coop=stage.coop, task=task, item=item, by=by, on=day_of(now), at=now)


def next_tuesday(stage: Stage) -> Story:
    """Called two days ago; the agenda is what is open, and what Jordan wants to talk of."""
    people, calendar = stage.people, stage.calendar
    yield (now := calendar.at(-2, 9))
    plan = meeting.Plan(
        "La réunion de mardi", _tuesday(calendar.day(1)), time(18), "La grande table"
    )
    held = meeting.call(
        coop=stage.coop, plan=plan, by=stage.roles["facilitator"], on=day_of(now), at=now
    )
    yield (now := calendar.at(-1, 19))
    agenda.add(
        meeting=held, title="Apprendre la caisse à deux", minutes=10, by=people["jordan"], at=now
    )


def amina_passes_the_quotes(stage: Stage) -> Story:
    """Jordan learns the quotes: he saw, they did it together, he will do it alone."""
    amina, jordan, calendar = stage.people["amina"], stage.people["jordan"], stage.calendar
    role = Role.objects.get(coop=stage.coop, key="quotes")
    yield (now := calendar.at(-45, 17))
    handover = handing_over.begin(
        role=role, giver=amina, taker=jordan, by=jordan, on=day_of(now), at=now,
        note="Les prix sont dans « Nos prix ». Toujours faire relire par Thi Mai.",
    )  # fmt: skip
    yield (now := calendar.at(-44, 9))
    handing_over.agree(handover=handover, by=amina, on=day_of(now), at=now)
    for days, step, by in ((-30, "seen", jordan), (-12, "together", amina)):
        yield (now := calendar.at(days, 18))
        handing_over.reach(handover=handover, step=step, by=by, on=day_of(now), at=now)


def who_answers_next(stage: Stage) -> Story:
    """Yacine would like to pass the first answers on: an election is open, two names are said."""
    people, calendar = stage.people, stage.calendar
    role = Role.objects.get(coop=stage.coop, key="on_duty")
    yield (now := calendar.at(-3, 18))
    starts_on = role.mandates.get().ends_on
    election = electing.begin(
        coop=stage.coop, role=role,
        term=electing.Term(
            starts_on, months_after(starts_on, 12), "Répondre chaque jour, même un petit mot."
        ),
        facilitator=people["ines"], by=people["yacine"], on=day_of(now), at=now,
    )  # fmt: skip
    for days, name, nominee, reason in (
        (-2, "amina", "jordan", "Il répond vite, et il est poli."),
        (-1, "thi-mai", "rosa", "Les clients l’aiment bien."),
    ):
        yield (now := calendar.at(days, 20))
        electing.name(
            election=election, person=people[name], nominee=people[nominee], reason=reason,
            by=people[name], on=day_of(now), at=now,
        )  # fmt: skip


def _tuesday(day: date) -> date:
    """That day, or the first Tuesday after."""
    return day + timedelta(days=(TUESDAY - day.weekday()) % 7)
