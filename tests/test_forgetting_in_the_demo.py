"""One's archive names nobody else, and an erased person is found nowhere: in the whole network."""

import hashlib
import io
import re
import subprocess
import zipfile
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast
from django.utils import timezone

from kpacite.coops.models import Membership
from kpacite.governance.models import AgendaItem, Mandate
from kpacite.hosts.models import SupportContract
from kpacite.ledger import balances, posting
from kpacite.ledger.core.entries import Entry, credit, debit
from kpacite.ledger.models import Book
from kpacite.money import Euros
from kpacite.people.models import Person
from kpacite.privacy import declaring, erasing, gathering
from kpacite.sales.models import Client
from tests import world as worlds

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def world():
    return worlds.build()


def text_of(name, data):
    if not name.endswith(".pdf"):
        return data.decode("utf-8-sig")
    found = subprocess.run(
        ["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True
    )
    return found.stdout.decode()


def names_of(people):
    for one in people:
        yield from filter(None, (one.first_name, one.last_name))


@pytest.mark.parametrize("username", ["amina", "rosa", "jordan", "claire"])
def test_the_archive_of_a_person_names_nobody_else(world, username):
    me = world.person(username)
    mine = {me.first_name, me.last_name}
    others = set(names_of(Person.objects.exclude(pk=me.pk))) - mine
    others |= set(Client.objects.exclude(contact_name="").values_list("contact_name", flat=True))
    others |= set(Client.objects.filter(kind="B2C").values_list("name", flat=True))
    forbidden = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, sorted(others))) + r")(?!\w)")

    parcel = zipfile.ZipFile(io.BytesIO(gathering.archive(me, on=world.today, at=timezone.now())))

    found = {
        name: sorted(set(hits))
        for name in parcel.namelist()
        if not name.startswith("fichiers/")
        and (hits := forbidden.findall(text_of(name, parcel.read(name))))
    }
    assert found == {}
    assert me.first_name in parcel.read("mes-donnees.json").decode()


def test_my_papers_are_in_my_archive(world):
    amina = world.person("amina")

    parcel = zipfile.ZipFile(
        io.BytesIO(gathering.archive(amina, on=world.today, at=timezone.now()))
    )

    papers = [name for name in parcel.namelist() if name.startswith("documents/")]
    assert any("mon-contrat" in name for name in papers)
    assert any("mon-releve" in name for name in papers)


def let_go(person, on):
    """They left: paid, out of the coop, without contract nor role."""
    yesterday = on - timedelta(days=1)
    for membership in Membership.objects.filter(person=person):
        coop = membership.coop
        found = balances.of_member(coop, person)
        book = Book.objects.get(host__hostings__coop=coop)
        lines = [
            line
            for cents, account in (
                (found.received_cents - found.set_aside_cents - found.asked_cents, "4671"),
                (found.set_aside_cents, "4675"),
                (found.asked_cents, "4676"),
                (found.advanced_cents, "4674"),
            )
            if cents
            for line in (
                debit(account, Euros(cents), coop=coop.pk, member=person.pk),
                credit("512", Euros(cents)),
            )
        ]
        if lines:
            entry = Entry(
                journal="BQ", on=on, label="Solde payé", source=f"test/paid/{person.pk}",
                piece_ref="SOLDE", piece_date=on, lines=lines,
            )  # fmt: skip
            posting.post(book=book, entry=entry, by=None, at=timezone.now())
    Membership.objects.filter(person=person).update(left_on=yesterday)
    Mandate.objects.filter(person=person, ends_on__gt=on).update(ends_on=on)
    SupportContract.objects.filter(person=person).update(ends_on=yesterday)


# The notes of a meeting whose minutes are signed: what the signatures are about.
SEALED_ROWS = {AgendaItem: Q(meeting__closed_at__isnull=False)}


def archived():
    """The tables that the law keeps closed, as declared."""
    return {model for model, one in declaring.every() if one.ending == "archive"}


def sealed_fields():
    """Proofs that nothing changes any more: closed minutes, seals."""
    return {
        (model, name)
        for model, one in declaring.every()
        for name, kind in one.fields.items()
        if kind == "sealed"
    }


def everything_written():
    """Each text of the base, outside the declared archive, with its place."""
    for model in apps.get_models():
        if model in archived():
            continue
        for field in model._meta.concrete_fields:
            is_text = isinstance(field, models.CharField | models.TextField | models.JSONField)
            if not is_text or (model, field.name) in sealed_fields():
                continue
            rows = model._default_manager.exclude(SEALED_ROWS.get(model, Q(pk__in=[])))
            texts = rows.annotate(found=Cast(field.name, models.TextField()))
            for key, text in texts.values_list("pk", "found"):
                if text:
                    place = f"{model._meta.label}.{field.name} {key}"
                    yield place, text.encode().decode("unicode_escape") if "\\u" in text else text


def papers():
    """The fingerprint of each stored paper."""
    found = {}
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if model.__module__.startswith("kpacite.") and isinstance(field, models.BinaryField):
                for key, data in model._default_manager.values_list("pk", field.name):
                    if data:
                        place = f"{model._meta.label}.{field.name} {key}"
                        found[place] = hashlib.sha256(bytes(data)).hexdigest()
    return found


@pytest.mark.parametrize("username", ["rosa", "yacine"])
def test_an_erased_person_is_found_nowhere_outside_the_archive(world, username):
    who = world.person(username)
    known = [who.first_name, who.last_name, who.email, who.phone, username]
    looked_for = re.compile(
        r"(?<!\w)(?:" + "|".join(re.escape(one) for one in known if one) + r")(?!\w)"
    )
    let_go(who, world.today)
    sums = {code: balances.of_account(book, code) for book in Book.objects.all()
            for code in book.accounts.values_list("code", flat=True)}  # fmt: skip
    before = papers()
    assert any(looked_for.search(text) for _, text in everything_written())

    erasing.erase(person=who, by=who, on=world.today, at=timezone.now())

    left = [f"{place}: {text[:120]}" for place, text in everything_written()
            if looked_for.search(text)]  # fmt: skip
    assert left == []
    assert papers() == before
    assert sums == {code: balances.of_account(book, code) for book in Book.objects.all()
                    for code in book.accounts.values_list("code", flat=True)}  # fmt: skip
    call_command("audit_ledger", stdout=io.StringIO())


def test_pages_say_that_a_former_member_did_it(world, client):
    rosa = world.person("rosa")
    let_go(rosa, world.today)
    erasure = erasing.erase(person=rosa, by=rosa, on=world.today, at=timezone.now())
    client.force_login(world.person("amina"))

    read = ""
    for where in ("aides/", f"missions/{world.waiting_share.mission_id}/", "semaine/",
                  "decisions/", "gateau/", "devis/", "journal/"):  # fmt: skip
        page = client.get(f"/c/la-cape/{where}")
        assert page.status_code == 200, where
        read += page.content.decode()

    assert "Rosa" not in read
    assert f"Ancien membre n° {erasure.pk}" in read
