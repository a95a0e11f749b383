"""What some asked about their data, and who opened a file."""

from datetime import timedelta

from kpacite.privacy import asking, logging_reads
from kpacite.web.demo.stage import Stage, day_of
from kpacite.web.demo.timeline import Story


def story(stage: Stage) -> Story:
    """Rosa was answered; Inès waits; Claire opened a contract; Yacine takes everything home."""
    rosa, ines, yacine = stage.named("rosa", "ines", "yacine")
    yield (now := stage.calendar.at(-40, 18))
    asked = asking.ask(
        person=rosa, kind="correct", by=rosa, on=day_of(now), at=now,
        words="Mon contrat dit « couture ». Je fais aussi de la pâtisserie.",
    )  # fmt: skip
    yield (now := now + timedelta(days=3))
    logging_reads.note(reader=stage.officer, about=rosa, what="hosts/contract", at=now)
    asking.answer(
        request=asked, by=stage.officer, at=now,
        words="Merci. Votre prochain contrat dira les deux.",
    )  # fmt: skip
    yield (now := stage.calendar.at(-12, 19))
    asking.ask(
        person=ines, kind="correct", by=ines, on=day_of(now), at=now,
        words="Mon ancien numéro est encore sur mon contrat.",
    )  # fmt: skip
    yield (now := stage.calendar.at(-1, 12))
    asking.ask(person=yacine, kind="export", by=yacine, on=day_of(now), at=now)
