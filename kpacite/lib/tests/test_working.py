"""What the worker promises: nothing lost, nothing doubled in the base, patience with failures."""

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from kpacite.lib import tasks, working
from kpacite.lib.models import Task, WorkerBeat

CHORES = "kpacite.lib.tests.chores"
NINE = datetime(2026, 6, 1, 9, tzinfo=UTC)


def ask(chore="leave_a_trace", *, name="trace", at=NINE, key=None):
    return tasks.enqueue(function=f"{CHORES}.{chore}", arguments={"name": name}, at=at, key=key)


def traces():
    return list(WorkerBeat.objects.filter(seen_at__year=2020).values_list("name", flat=True))


def work_at(moment):
    """One task, if one is due."""
    task = working.take(by="un", at=moment)
    return task and working.run(task=task, by="un", clock=lambda: moment)


@pytest.mark.django_db
def test_a_task_is_done_once_when_its_hour_has_come():
    task = ask()

    assert work_at(NINE - timedelta(seconds=1)) is None
    assert work_at(NINE)
    assert work_at(NINE + timedelta(days=1)) is None

    task.refresh_from_db()
    assert traces() == ["trace"] and task.done_at == NINE and task.leased_until is None


@pytest.mark.django_db
def test_asking_twice_with_one_key_asks_once():
    assert ask(key="rappel-12") == ask(key="rappel-12", name="autre")
    assert ask(key=None) != ask(key=None)


@pytest.mark.django_db
def test_a_misspelt_task_fails_when_it_is_asked_for():
    with pytest.raises(ImportError):
        ask("leave_a_trase")

    assert not Task.objects.exists()


@pytest.mark.django_db
def test_a_verb_rolled_back_asks_for_nothing():
    with pytest.raises(ValueError), transaction.atomic():
        ask()
        raise ValueError

    assert not Task.objects.exists()


@pytest.mark.django_db
def test_what_a_failed_task_wrote_is_taken_back_and_it_waits_longer_each_time():
    task = ask("leave_a_trace_then_fail")
    waits = []

    moment = NINE
    for _ in range(4):
        assert work_at(moment) is False
        task.refresh_from_db()
        waits.append((task.due_at - moment).total_seconds())
        moment = task.due_at

    assert waits == [30, 60, 120, 240]
    assert traces() == [] and "Le disque est plein" in task.last_error


@pytest.mark.django_db
def test_a_task_that_always_fails_is_left_for_somebody_to_see():
    task = ask("leave_a_trace_then_fail")
    moment = NINE

    for _ in range(working.MOST_ATTEMPTS):
        assert work_at(moment) is False
        moment += timedelta(days=1)

    assert work_at(moment) is None
    task.refresh_from_db()
    assert task.done_at is None and task.last_error


@pytest.mark.django_db
def test_a_letter_that_failed_is_tried_again():
    ask("ring_then_fail", name="un")
    assert work_at(NINE) is False
    Task.objects.update(function=f"{CHORES}.ring", arguments={"name": "deux"})

    assert work_at(NINE + timedelta(seconds=30))

    assert traces() == ["un", "deux"]


@pytest.mark.django_db
def test_a_task_taken_is_not_taken_again_until_its_lease_is_over():
    ask()
    first = working.take(by="un", at=NINE)

    assert working.take(by="deux", at=NINE + working.LEASE - timedelta(seconds=1)) is None
    second = working.take(by="deux", at=NINE + working.LEASE)

    assert second == first and second.attempts == 2


@pytest.mark.django_db
def test_a_worker_thought_dead_does_nothing_when_it_wakes_up():
    ask()
    sleepy = working.take(by="un", at=NINE)
    later = NINE + working.LEASE
    other = working.take(by="deux", at=later)

    assert working.run(task=other, by="deux", clock=lambda: later)
    assert not working.run(task=sleepy, by="un", clock=lambda: later)

    task = Task.objects.get()
    assert traces() == ["trace"] and task.done_at == later and task.last_error == ""


@pytest.mark.django_db
def test_a_worker_gives_signs_of_life_and_the_dead_are_forgotten():
    working.beat(by="un", at=NINE)
    working.beat(by="deux", at=NINE + timedelta(days=2))
    working.beat(by="deux", at=NINE + timedelta(days=2, seconds=5))

    beat = WorkerBeat.objects.get()
    assert beat.name == "deux" and beat.seen_at.second == 5
    working.leave(by="deux")
    assert not WorkerBeat.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_work_once_does_what_is_due_and_stops():
    now = timezone.now()
    for name in ["un", "deux"]:
        ask(name=name, at=now)
    ask(name="demain", at=now + timedelta(days=1))

    call_command("work", "--once")

    assert traces() == ["un", "deux"]


def worker(*arguments):
    command = [sys.executable, "-m", "kpacite.lib.tests.worker"]
    return subprocess.Popen(
        [*command, str(connection.settings_dict["NAME"]), *arguments],
        env=os.environ | {"PYTHONWARNINGS": "ignore"},
    )


def wait_until(told, what):
    until = time.monotonic() + 60
    while not told():
        assert time.monotonic() < until, what
        time.sleep(0.1)


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_leaves_its_task_to_the_next():
    task = ask("die_the_first_time", at=timezone.now())

    assert worker("--once").wait(timeout=60) == -signal.SIGKILL
    task.refresh_from_db()
    assert task.done_at is None and task.leased_until and traces() == []
    Task.objects.update(leased_until=timezone.now())
    assert worker("--once").wait(timeout=60) == 0

    task.refresh_from_db()
    assert task.done_at and task.attempts == 2 and traces() == ["trace"]


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_a_worker_told_to_stop_leaves_cleanly():
    running = worker("--pause", "0.1")
    wait_until(WorkerBeat.objects.exists, "the worker gives no sign of life")
    ask(at=timezone.now())
    wait_until(Task.objects.exclude(done_at=None).exists, "the worker does not work")

    running.send_signal(signal.SIGTERM)

    assert running.wait(timeout=60) == 0
    assert not WorkerBeat.objects.exclude(seen_at__year=2020).exists()


@pytest.mark.slow
@pytest.mark.django_db(transaction=True)
def test_several_workers_share_the_work_and_double_nothing():
    names = [f"{rank:02}" for rank in range(40)]
    for name in names:
        ask(name=name, at=timezone.now())

    crowd = [worker("--once") for _ in range(4)]

    assert [process.wait(timeout=120) for process in crowd] == [0] * 4
    assert sorted(traces()) == names
