"""The delays of the law: for each rule, something too old, the run of the day, and what is left."""

import io
from datetime import UTC, date, datetime, timedelta

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection, models
from django.utils import timezone

from kpacite.coops.models import CharterSignature
from kpacite.coops.tests import factories as coops
from kpacite.governance.models import Conflict, ConflictStep
from kpacite.hosts.models import InsuranceClearance, SupportContract
from kpacite.hosts.tests import factories as hosts
from kpacite.joining.models import Application, Authorisation, GuardianCode
from kpacite.ledger import posting
from kpacite.ledger.core.entries import Entry, credit, debit
from kpacite.lib import working
from kpacite.lib.models import Task
from kpacite.money import Euros
from kpacite.people import deeds, signing
from kpacite.people.models import Deed
from kpacite.people.tests.factories import person
from kpacite.privacy import delays, retaining
from kpacite.privacy.models import FileReading, RetentionRun, RightsRequest
from kpacite.sales.models import Client, Request
from kpacite.talks.models import Digest, Notice
from kpacite.work.models import Acknowledgement
from kpacite.work.tests import factories as works

pytestmark = pytest.mark.django_db
DAY = date(2036, 6, 1)
AT = datetime(2036, 6, 1, 8, tzinfo=UTC)


def before(rule, **more):
    """A moment just older than the delay of a rule; with `more`, just younger."""
    limit = delays.delay(rule, DAY).before(DAY) + timedelta(**more)
    return datetime(limit.year, limit.month, limit.day, 8, tzinfo=UTC) - timedelta(days=1)


def run(*, dry=False, on=DAY, at=AT):
    done = retaining.run(on=on, at=at, by=None, dry=dry)
    return {(one["rule"], one["words"]): one["count"] for one in done.counts}


def count(found, rule):
    return sum(number for (one, _), number in found.items() if one == rule)


def test_ret_01_who_came_two_years_ago_leaves_only_a_count():
    coop = coops.coop()
    for number, made_at in enumerate((before("RET-01"), before("RET-01", days=5)), start=1):
        Application.objects.create(
            coop=coop, number=number, token=f"token-{number}", first_name="Nour",
            phone="06", why="Je veux coudre.", made_at=made_at,
        )  # fmt: skip

    found = run()

    old, recent = Application.objects.order_by("number")
    assert (old.first_name, old.phone, old.why, old.aged_on) == ("", "", "", DAY)
    assert recent.why == "Je veux coudre."
    assert count(found, "RET-01") == 1


def test_ret_02_old_books_are_counted_and_do_not_move():
    book = hosts.book()
    entry = posting.post(
        book=book, by=person(), at=before("RET-02"),
        entry=Entry(
            journal="OD", on=date(2025, 12, 31), label="Ancienne vente", source="test/1",
            piece_ref="A1", piece_date=date(2025, 12, 31),
            lines=[debit("512", Euros(100)), credit("411", Euros(100))],
        ),
    )  # fmt: skip

    found = run()

    entry.refresh_from_db()
    assert entry.label == "Ancienne vente"
    assert count(found, "RET-02") == 1


def test_ret_03_a_contract_over_for_five_years_keeps_its_days_only():
    host, rosa = hosts.host(), person(first_name="Rosa")
    ended = before("RET-03").date()
    old = SupportContract.objects.create(
        host=host, person=rosa, starts_on=ended - timedelta(days=300), ends_on=ended,
        terms={"means": "Un four."}, evidence={"sha256": "…"},
    )  # fmt: skip
    recent = SupportContract.objects.create(
        host=host, person=rosa, starts_on=ended + timedelta(days=2),
        ends_on=ended + timedelta(days=100), terms={"means": "Un four."},
    )  # fmt: skip
    activity = hosts.activity()
    InsuranceClearance.objects.create(
        host=host, person=rosa, activity=activity, asked_on=ended, answered_on=ended,
        granted=True, valid_until=ended,
    )  # fmt: skip

    found = run()

    old.refresh_from_db(), recent.refresh_from_db()
    assert (old.terms, old.evidence, old.ends_on) == ({}, {}, ended)
    assert recent.terms
    assert not InsuranceClearance.objects.exists()
    assert count(found, "RET-03") == 2


def test_ret_04_a_neighbour_to_whom_nothing_was_sold_is_forgotten_after_three_years():
    coop = coops.coop()
    facts = {"coop": coop, "kind": "B2C", "email": "nour@exemple.fr", "phone": "06 11"}
    old = Client.objects.create(name="Nour", created_at=before("RET-04"), **facts)
    recent = Client.objects.create(name="Sami", created_at=before("RET-04", days=9), **facts)
    asked = Request.objects.create(
        coop=coop, client=old, contact_name="Nour", phone="06 11", text="Un gâteau.",
        received_at=before("RET-04"), key="k", answer_before=before("RET-04"),
    )  # fmt: skip

    found = run()

    old.refresh_from_db(), recent.refresh_from_db(), asked.refresh_from_db()
    assert (old.name, old.email, old.phone) == ("Ancien contact", "", "")
    assert (asked.contact_name, asked.text) == ("Ancien contact", "Mots effacés.")
    assert recent.name == "Sami"
    assert count(found, "RET-04") == 2


def test_ret_04_a_client_who_wrote_lately_stays():
    coop = coops.coop()
    old = Client.objects.create(
        coop=coop, kind="B2C", name="Nour", phone="06 11", created_at=before("RET-04")
    )
    Request.objects.create(
        coop=coop, client=old, contact_name="Nour", phone="06 11", text="Un gâteau.",
        received_at=AT - timedelta(days=30), key="k", answer_before=AT,
    )  # fmt: skip

    assert count(run(), "RET-04") == 0


def test_ret_05_a_sleeping_account_is_warned_then_erased_a_month_later():
    nour = person(first_name="Nour", email="nour@exemple.fr")

    warned = run()
    while task := working.take(by="worker", at=timezone.now() + timedelta(days=4000)):
        working.run(task=task, by="worker", clock=timezone.now)
    too_soon = run(on=DAY + timedelta(days=29), at=AT + timedelta(days=29))
    then = run(on=DAY + timedelta(days=31), at=AT + timedelta(days=31))

    nour.refresh_from_db()
    assert "effacé dans un mois" in mail.outbox[-1].body
    assert (count(warned, "RET-05"), count(too_soon, "RET-05"), count(then, "RET-05")) == (1, 0, 1)
    assert nour.first_name.startswith("Ancien membre n°")


def test_ret_05_coming_back_once_keeps_the_account():
    nour = person(first_name="Nour")
    run()
    nour.last_login = AT + timedelta(days=10)
    nour.save()

    run(on=DAY + timedelta(days=31), at=AT + timedelta(days=31))

    nour.refresh_from_db()
    assert nour.first_name == "Nour"


def test_ret_05_a_member_who_never_signs_in_sleeps_not():
    coops.member(coop=coops.coop(), person=person(first_name="Nour"))

    assert count(run(), "RET-05") == 0


def test_ret_06_traces_and_news_go_after_a_year():
    rosa, claire = person(first_name="Rosa"), person(first_name="Claire")
    for at in (before("RET-06"), before("RET-06", days=9)):
        FileReading.objects.create(reader=claire, about=rosa, what="hosts/contract", at=at)
        deed = deeds.note(verb="work.seat.taken", thing="work/mission/1", by=None, at=at)
        Notice.objects.create(person=rosa, deed=deed, kind="mission", made_at=at)
        Digest.objects.create(person=rosa, day=at.date(), count=1, sent_at=at)
    Session.objects.create(session_key="old", session_data="", expire_date=AT - timedelta(days=2))
    # Somebody who did something lately is not asleep.
    for one in (rosa, claire):
        deeds.note(verb="work.seat.taken", thing="work/mission/1", by=one, at=AT)

    found = run()

    assert FileReading.objects.count() == Notice.objects.count() == Digest.objects.count() == 1
    assert not Session.objects.filter(session_key="old").exists()
    assert count(found, "RET-06") == 4


def test_ret_07_the_proof_of_a_charter_goes_five_years_after_its_signer():
    coop = coops.coop(opened_on=date(2026, 1, 1))
    gone = coops.member(coop=coop, first_name="Rosa", left_on=before("RET-07").date())
    here = coops.member(coop=coop, first_name="Amina")
    version = charters_version(coop)
    signed = [sign(version, one) for one in (gone, here)]

    found = run()

    for one in signed:
        one.seal.refresh_from_db()
    assert (signed[0].seal.document, signed[0].seal.emptied_at) == ("", AT)
    assert signed[1].seal.document
    assert all(signing.verify(one.seal) for one in signed)
    assert count(found, "RET-07") == 1


def charters_version(coop):
    from kpacite.coops.models import CharterVersion

    return CharterVersion.objects.create(
        coop=coop, number=1, text="Ensemble.", simple_text="Ensemble.", valid_from=date(2026, 1, 1)
    )


def sign(version, who):
    at = datetime(2026, 2, 1, 9, tzinfo=UTC)
    seal = signing.seal(
        thing=f"coops/charter/{version.pk}", purpose="charter", document=version.text,
        signer=who, signer_name=who.full_name, capacity="membre", means="session",
        sentence="Je signe.", facts={"page": "charte"}, at=at, by=who,
    )  # fmt: skip
    return CharterSignature.objects.create(
        version=version, person=who, signed_at=at, evidence={"sha256": "…"}, seal=seal
    )


def authorisation(minor, number):
    return Authorisation.objects.create(
        minor=minor, coop_key="la-cape", guardian_name="Fatma Diallo", relation="parent",
        email="fatma@exemple.fr", phone="06 11", emergency_phone="06 12",
        token=f"token-{number}", asked_by=minor, asked_at=datetime(2026, 1, 1, tzinfo=UTC),
    )  # fmt: skip


def test_ret_08_at_eighteen_the_urgent_number_goes_and_at_twenty_three_the_guardian():
    ages = (17, 19, 24)
    adults = [
        authorisation(
            person(first_name="Jordan", born_on=date(DAY.year - age, 1, 1)), number
        )
        for number, age in enumerate(ages)
    ]  # fmt: skip

    run()

    for one in adults:
        one.refresh_from_db()
    assert [one.emergency_phone for one in adults] == ["06 12", "", ""]
    assert [one.guardian_name for one in adults] == ["Fatma Diallo", "Fatma Diallo", ""]
    assert [one.email for one in adults] == ["fatma@exemple.fr", "fatma@exemple.fr", ""]


def test_ret_09_no_copy_of_an_identity_paper_has_a_place():
    """Files that people send: a voice, the photo of a receipt. The others are made here."""
    stored = {
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model.__module__.startswith("kpacite.")
        for field in model._meta.concrete_fields
        if isinstance(field, models.FileField | models.BinaryField)
    }

    assert stored - {"Application.voice", "Purchase.receipt"} == {
        "Invoice.pdf", "Invoice.xml", "Meeting.minutes_pdf", "QuoteVersion.pdf",
        "RightsRequest.archive",
    }  # fmt: skip


def test_ret_10_nothing_counts_who_comes():
    named = [model.__name__ for model in apps.get_models() if model.__module__[:8] == "kpacite."]

    assert not [name for name in named if "Visit" in name or "Audience" in name]


def test_ret_11_a_conflict_over_for_a_year_loses_its_words():
    rosa, karim = person(first_name="Rosa"), person(first_name="Karim")
    conflict = Conflict.objects.create(
        coop=coops.coop(), opened_by=rosa, about=karim, words="Il crie.", opened_on=DAY,
        closed_on=before("RET-11").date(), closed_how="On s’est parlé.",
    )  # fmt: skip
    step = ConflictStep.objects.create(
        conflict=conflict, rank=1, kind="talk", opened_on=DAY, opened_by=rosa, outcome="Oui."
    )

    found = run()

    conflict.refresh_from_db(), step.refresh_from_db()
    assert "Il crie" not in conflict.words
    assert (conflict.closed_how, step.outcome) == ("", "")
    assert count(found, "RET-11") == 1


def test_ret_12_old_hours_stay_without_their_words():
    coop = coops.coop()
    rosa = coops.member(coop=coop, first_name="Rosa")
    mission = works.mission(coop=coop)
    old, recent = (
        works.contribution(
            coop=coop, person=rosa, mission=mission, minutes=90, happened_on=day, note="Les tartes"
        )
        for day in (date(DAY.year - 6, 12, 31), date(DAY.year - 5, 1, 1))
    )
    thanks = Acknowledgement.objects.create(
        contribution=old, by=rosa, kind="thanks", text="Merci !", at=AT
    )

    found = run()

    old.refresh_from_db(), recent.refresh_from_db(), thanks.refresh_from_db()
    assert (old.minutes, old.note, thanks.text) == (90, "", "")
    assert recent.note == "Les tartes"
    assert count(found, "RET-12") == 2


def test_keep_02_an_archive_stays_seven_days():
    rosa = coops.member(coop=coops.coop(), first_name="Rosa")
    for days in (6, 8):
        request = RightsRequest.objects.create(
            person=rosa, kind="export", asked_at=AT, due_on=DAY, done_at=AT - timedelta(days=days)
        )
        request.archive.save("a.zip", ContentFile(b"PK"))

    found = run()

    assert [bool(one.archive) for one in RightsRequest.objects.order_by("pk")] == [True, False]
    assert count(found, "KEEP-02") == 1


def test_keep_03_codes_and_errands_go_after_a_month():
    jordan = coops.member(coop=coops.coop(), first_name="Jordan")
    GuardianCode.objects.create(
        authorisation=authorisation(jordan, 1), sha256="…", sent_to="fatma@exemple.fr",
        sent_at=before("KEEP-03"), expires_at=before("KEEP-03"),
    )  # fmt: skip
    for key in (None, "once"):
        Task.objects.create(
            function="kpacite.people.tasks.tell_old_address", arguments={"email": "a@exemple.fr"},
            due_at=AT, done_at=before("KEEP-03"), key=key,
        )  # fmt: skip

    run()

    assert not GuardianCode.objects.exists()
    assert [(task.key, task.arguments) for task in Task.objects.filter(key="once")] == [
        ("once", {})
    ]
    assert not Task.objects.filter(arguments={"email": "a@exemple.fr"}).exists()


def everything():
    """The whole base, but the runs themselves."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if model is not RetentionRun:
                table = connection.ops.quote_name(model._meta.db_table)
                cursor.execute(f"SELECT * FROM {table}")
                found[table] = sorted(map(repr, cursor.fetchall()))
    return found


def an_old_world():
    coop = coops.coop()
    person(first_name="Nour", email="nour@exemple.fr")
    Client.objects.create(
        coop=coop, kind="B2C", name="Sami", phone="06", created_at=before("RET-04")
    )
    Application.objects.create(
        coop=coop, number=1, token="t", first_name="Nour", why="Oui.", made_at=before("RET-01")
    )


def test_a_dry_run_changes_nothing_and_says_what_it_would_do():
    an_old_world()
    as_it_was = everything()

    dry = run(dry=True)

    assert everything() == as_it_was
    assert dry == run()
    assert [one.dry for one in RetentionRun.objects.order_by("pk")] == [True, False]


def test_a_second_run_finds_nothing_more():
    an_old_world()
    run()

    assert run() == {}


def test_the_command_tells_what_it_would_remove():
    an_old_world()
    out = io.StringIO()

    call_command("retention", "--dry-run", "--on", DAY.isoformat(), stdout=out)

    assert "RET-04" in out.getvalue()
    assert "1 clients sans facture" in out.getvalue() or "clients sans facture" in out.getvalue()
    assert Client.objects.get().name == "Sami"


def test_the_worker_applies_the_delays_each_day():
    from django.conf import settings

    assert "kpacite.privacy.tasks.apply_delays" in settings.KPACITE_DAILY


def test_each_delay_of_the_law_that_ends_has_something_that_applies_it():
    from kpacite.privacy import declaring

    applied = {aged.rule for aged in declaring.aged()}
    followed = {one.purpose.retention for _, one in declaring.every() if one.purpose.theme}

    assert followed - applied - {"KEEP-01"} == set()


def test_the_deed_of_a_run_names_nobody():
    an_old_world()
    run()

    deed = Deed.objects.get(verb="privacy.delays.applied")
    assert (deed.by, deed.about, deed.note) == (None, None, "")
