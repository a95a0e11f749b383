"""The archive of one's own data."""

import csv
import io
import json
import zipfile
from datetime import UTC, date, datetime, timedelta

import pytest

from kpacite.lib import working
from kpacite.lib.models import Task
from kpacite.people import signing
from kpacite.people.tests.factories import person
from kpacite.privacy import archiving, asking, erasing, gathering
from kpacite.privacy.models import RightsRequest
from kpacite.talks.models import Message

pytestmark = pytest.mark.django_db
DAY = date(2026, 6, 1)
AT = datetime(2026, 6, 1, 10, tzinfo=UTC)


def asked(who):
    return asking.ask(person=who, kind="export", by=who, on=DAY, at=AT)


def opened(who):
    return zipfile.ZipFile(io.BytesIO(gathering.archive(who, on=DAY, at=AT)))


def rosa():
    return person(first_name="Rosa", last_name="Moreau", email="rosa@exemple.fr")


def said(who, text):
    return Message.objects.create(
        thing="work/mission/3", coop_key="la-cape", author=who, text=text, at=AT
    )


def test_the_worker_makes_it_and_it_stays_seven_days():
    request = asked(rosa())
    task = Task.objects.get(function="kpacite.privacy.tasks.build_archive")

    working.run(task=task, by="worker", clock=lambda: AT)

    request.refresh_from_db()
    assert request.archive.size > 0
    assert request.archive_until - request.done_at == timedelta(days=7)
    task.refresh_from_db()
    assert task.done_at == AT


def test_asked_twice_it_is_built_once():
    request = asked(rosa())
    first = archiving.build(request=request, by=None, at=AT)

    again = archiving.build(request=request, by=None, at=AT + timedelta(hours=1))

    assert again.done_at == first.done_at == AT


def test_nothing_is_built_for_somebody_who_was_erased_meanwhile():
    from kpacite.privacy import tasks

    request = asked(who := rosa())
    erasing.erase(person=who, by=None, on=DAY, at=AT)

    tasks.build_archive(request=request.pk)

    request.refresh_from_db()
    assert not request.archive


def test_once_removed_the_file_is_gone_and_the_request_stays():
    request = archiving.build(request=asked(rosa()), by=None, at=AT)
    storage, name = request.archive.storage, request.archive.name

    archiving.remove(request=request, by=None, at=AT)

    assert not storage.exists(name)
    assert RightsRequest.objects.get().done_at == AT


def test_i_read_what_i_wrote_and_others_are_hidden():
    me = rosa()
    person(first_name="Zénobie", last_name="Lacroix")
    said(me, "Je viens avec Zénobie Lacroix. Signé Rosa Moreau.")

    with opened(me) as parcel:
        data = json.loads(parcel.read("mes-donnees.json"))
        table = parcel.read("ce-que-j-ai-ecrit/01-talks-message.csv").decode("utf-8-sig")

    (row,) = data["sujets"]["Ce que j’ai écrit"][0]["lignes"]
    assert row["text"] == "Je viens avec une autre personne. Signé Rosa Moreau."
    assert row["author"] == "moi"
    (line,) = csv.DictReader(io.StringIO(table), delimiter=";")
    assert line["text"] == row["text"]


def test_what_others_wrote_is_not_mine():
    me = rosa()
    said(person(first_name="Zénobie"), "Bonjour à toutes et à tous.")

    with opened(me) as parcel:
        assert "Bonjour" not in parcel.read("mes-donnees.json").decode()


def test_what_i_signed_is_there_with_its_proof():
    me = rosa()
    signing.seal(
        thing="coops/charter/1", purpose="charter", document="Nous décidons ensemble.",
        signer=me, signer_name=me.full_name, capacity="membre", means="session",
        sentence="Je signe.", facts={}, at=AT, by=me,
    )  # fmt: skip

    with opened(me) as parcel:
        assert parcel.read("documents/01-ma-signature.pdf").startswith(b"%PDF")


def test_no_key_of_a_door_leaves():
    me = person(first_name="Rosa", password="trois mots faciles")

    with opened(me) as parcel:
        assert "password" not in parcel.read("mes-donnees.json").decode()


def test_the_page_counts_what_the_archive_holds():
    me = rosa()
    said(me, "Oui."), said(me, "Non.")

    assert gathering.counts(me)["Ce que j’ai écrit"] == {"Parler ensemble de chaque chose": 2}
