"""manage.py work: do what the verbs asked for, until told to stop."""

import logging
import os
import signal
import socket
import threading
from argparse import ArgumentParser
from datetime import timedelta
from types import FrameType
from typing import Final

from django.core.management.base import BaseCommand
from django.db import Error, close_old_connections
from django.utils import timezone

from kpacite.lib import working

_BEAT: Final = timedelta(seconds=5)
_log = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Does the tasks that wait: mails, documents, delays. SIGTERM ends it after the task."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what is due, then stop")
        parser.add_argument("--pause", type=float, default=1.0, help="seconds between two looks")

    def handle(self, *args: object, once: bool, pause: float, **options: object) -> None:
        name = f"{socket.gethostname()}-{os.getpid()}"
        if once:
            working.plan_the_day(at=timezone.now())
            while self._work(name):
                pass
            return
        stop = threading.Event()
        previous = self._stop_on_signals(stop)
        try:
            self._loop(name, stop, pause)
        finally:
            for number, handler in previous.items():
                signal.signal(number, handler)

    def _loop(self, name: str, stop: threading.Event, pause: float) -> None:
        beaten, planned = None, None
        while not stop.is_set():
            try:
                if beaten is None or timezone.now() - beaten >= _BEAT:
                    beaten = timezone.now()
                    working.beat(by=name, at=beaten)
                if planned != timezone.localdate():
                    working.plan_the_day(at=timezone.now())
                    planned = timezone.localdate()
                busy = self._work(name)
            except Error:
                # The base is away for a moment: a backup, a restart. Wait for it.
                _log.exception("%s cannot reach the base", name)
                close_old_connections()
                busy = False
            if not busy:
                stop.wait(pause)
        working.leave(by=name)

    def _work(self, name: str) -> bool:
        close_old_connections()
        task = working.take(by=name, at=timezone.now())
        if task is not None:
            working.run(task=task, by=name, clock=timezone.now)
        return task is not None

    def _stop_on_signals(self, stop: threading.Event) -> dict[int, "signal._HANDLER"]:
        def ask(number: int, frame: FrameType | None) -> None:
            stop.set()

        return {number: signal.signal(number, ask) for number in (signal.SIGTERM, signal.SIGINT)}
