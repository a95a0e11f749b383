"""Who came to La Cape: one is answered, one is a member, one was told not now and seen again."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from kpacite.joining import (
    admitting_applicants,
    answering,
    applying,
    committing,
    discovering,
    second_looking,
)
from kpacite.joining.applying import Motivation
from kpacite.joining.models import Application, DiscoverySession
from kpacite.lib.dates import months_after
from kpacite.talks import speaking
from kpacite.web.demo.stage import Stage, day_of
from kpacite.web.demo.timeline import Story

MALIK, SOFIA, ELODIE, THEO = "Malik", "Sofia", "Élodie", "Théo"
NOT_YET = "Nous ne sentons pas encore l’envie. Revenez quand vous avez un après-midi libre."


@dataclass(frozen=True)
class Newcomer:
    """Somebody who wants to come. Days are counted from today."""

    day: int
    first_name: str
    age: int
    why: str
    tries: str
    email: str = ""
    phone: str = ""
    typed_by: str = ""  # they came, or left a paper


NEWCOMERS = {
    one.first_name: one
    for one in (
        Newcomer(
            -52, MALIK, 24, "J’aime recevoir les gens. Je voudrais apprendre la cuisine.",
            "Le service, puis les desserts.", email="malik@kpacite.example",
        ),
        Newcomer(
            -70, ELODIE, 33, "Une amie m’a parlé de vous.", "Je ne sais pas encore.",
            phone="06 39 98 04 02",
        ),
        Newcomer(
            -12, THEO, 19, "Je cherche quelque chose à faire.", "L’atelier, peut-être.",
            phone="06 39 98 04 03",
        ),
        # She has neither mail nor computer: she wrote on a paper, at the open door.
        Newcomer(
            -6, SOFIA, 17, "Je veux apprendre un métier avec mes mains, et voir du monde.",
            "La sérigraphie. J’ai dessiné un sac.", typed_by="rosa",
        ),
    )
}  # fmt: skip


def stories(stage: Stage) -> Iterator[Story]:
    doors: dict[str, DiscoverySession] = {}
    yield _open_doors(stage, doors)
    yield _welcomed(stage, doors)
    yield _not_now_seen_again(stage)
    yield _second_look_asked(stage)
    yield _waiting(stage, doors)


def _open_doors(stage: Stage, doors: dict[str, DiscoverySession]) -> Story:
    """One session is over, one is next week."""
    for key, opened_on, day in (("past", -60, -45), ("next", -9, 5)):
        yield (now := stage.calendar.at(opened_on, 9))
        starts_at = stage.calendar.at(day, 14)
        doors[key] = discovering.open_session(
            coop=stage.coop, title="Porte ouverte : venez essayer", starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=3), places=8, host=stage.people["fatoumata"],
            on=day_of(now), at=now, by=stage.people["fatoumata"], place="L’atelier de La Cape",
        )  # fmt: skip


def _welcomed(stage: Stage, doors: dict[str, DiscoverySession]) -> Story:
    """Malik came to the open door; three members said yes; he has been a member for a month."""
    at, people = stage.calendar.at, stage.people
    yield (now := at(NEWCOMERS[MALIK].day, 20))
    malik = _apply(stage, NEWCOMERS[MALIK], now)
    seat = discovering.expect(session=doors["past"], application=malik, at=now, by=None)
    yield (now := at(-45, 18))
    discovering.note_came(seat=seat, came=True, at=now, by=people["fatoumata"])
    for hours, (name, words) in enumerate(
        (("fatoumata", "Il a parlé avec tout le monde."), ("amina", ""), ("rosa", "Oui, oui."))
    ):
        yield (now := at(-44, 10 + hours))
        _answer(stage, malik, name, "yes", words, now)
    yield (now := at(-40, 10))
    commitment = committing.propose(
        application=malik, text="Accueillir au repas du vendredi, un mois.", by=people["amina"],
        at=now,
    )  # fmt: skip
    yield (now := at(-39, 21))
    committing.accept(commitment=commitment, by=None, at=now)
    yield (now := at(-36, 18))
    membership = admitting_applicants.admit(
        application=malik, on=day_of(now), at=now, by=people["fatoumata"], last_name="Cissé"
    )
    people["malik"] = membership.person


def _not_now_seen_again(stage: Stage) -> Story:
    """Élodie was told not now; she asked for a second look, and Fatoumata read everything again."""
    at, people = stage.calendar.at, stage.people
    yield (now := at(NEWCOMERS[ELODIE].day, 16))
    elodie = _apply(stage, NEWCOMERS[ELODIE], now)
    yield from _three_say_not_now(stage, elodie, -66)
    yield (now := at(-62, 9))
    look = second_looking.ask(application=elodie, by=None, at=now)
    yield (now := at(-58, 18))
    second_looking.look(
        second_look=look, reopens=False, by=people["fatoumata"], on=day_of(now), at=now,
        words="J’ai tout relu. Venez une fois à la porte ouverte, et nous en reparlons.",
    )  # fmt: skip


def _second_look_asked(stage: Stage) -> Story:
    """Théo was told not now last week; yesterday Jordan asked that somebody looks again."""
    at, people = stage.calendar.at, stage.people
    yield (now := at(NEWCOMERS[THEO].day, 11))
    theo = _apply(stage, NEWCOMERS[THEO], now)
    yield from _three_say_not_now(stage, theo, -8)
    yield (now := at(-1, 17))
    second_looking.ask(application=theo, by=people["jordan"], at=now)


def _waiting(stage: Stage, doors: dict[str, DiscoverySession]) -> Story:
    """Sofia, 17, waits: two members answered on her paper's questions, one has not yet."""
    at, people = stage.calendar.at, stage.people
    yield (now := at(NEWCOMERS[SOFIA].day, 16))
    sofia = _apply(stage, NEWCOMERS[SOFIA], now)
    yield (now := at(-5, 10))
    discovering.expect(session=doors["next"], application=sofia, at=now, by=people["rosa"])
    for hours, (author, text) in enumerate(
        (("yacine", "Bonjour Sofia ! Ton sac, c’est une ou deux couleurs ?"),
         ("", "Deux couleurs. Rosa écrit pour moi."))
    ):  # fmt: skip
        yield (now := at(-4, 11 + hours))
        speaking.say(
            thing=sofia.address, coop_key=stage.coop.slug, text=text, at=now,
            author=people[author] if author else None, by=people[author or "rosa"],
            title=f"La demande n° {sofia.number}", key=stage.key(),
        )  # fmt: skip
    for hours, (name, words, seen) in enumerate(
        (("rosa", "Elle est restée tout l’après-midi.", "Imprimer vingt sacs avec Yacine"),
         ("yacine", "Elle regarde, puis elle essaie.", "L’atelier du mercredi"))
    ):  # fmt: skip
        yield (now := at(-3, 10 + hours))
        _answer(stage, sofia, name, "yes", words, now, seen)
    yield (now := at(-2, 14))
    answering.write(
        application=sofia, text="Nous avons envie de te revoir. Ton sac nous plaît beaucoup.",
        by=people["yacine"], on=day_of(now), at=now,
    )  # fmt: skip
    yield (now := at(-2, 15))
    committing.propose(
        application=sofia, text="Venir à l’atelier le mercredi, pendant un mois.",
        by=people["yacine"], at=now,
    )  # fmt: skip


def _apply(stage: Stage, who: Newcomer, now: datetime) -> Application:
    return applying.apply(
        coop=stage.coop, key=stage.key(), on=day_of(now), at=now,
        by=stage.people[who.typed_by] if who.typed_by else None,
        channel="paper" if who.typed_by else "page",
        motivation=Motivation(
            first_name=who.first_name, why=who.why, wants_to_try=who.tries, email=who.email,
            phone=who.phone,
            born_on=months_after(day_of(now), -12 * who.age) - timedelta(days=40),
        ),
    )  # fmt: skip


def _answer(
    stage: Stage, application: Application, name: str, wish: str, words: str, now: datetime,
    commitment: str = "",
) -> None:  # fmt: skip
    """Rosa answers on paper: Fatoumata types it."""
    member = stage.people[name]
    answering.answer(
        application=application, member=member, wish=wish, words=words, commitment=commitment,
        on=day_of(now), at=now, by=member if member.email else stage.people["fatoumata"],
    )  # fmt: skip


def _three_say_not_now(stage: Stage, application: Application, day: int) -> Story:
    for hours, name in enumerate(("yacine", "ines", "thi-mai")):
        yield (now := stage.calendar.at(day, 10 + hours))
        _answer(stage, application, name, "not_now", "Je ne sens pas encore l’envie.", now)
    yield (now := stage.calendar.at(day + 1, 18))
    admitting_applicants.say_not_now(
        application=application, question="wish", reason=NOT_YET, on=day_of(now), at=now,
        by=stage.people["yacine"],
    )  # fmt: skip
