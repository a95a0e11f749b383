"""Asking the checker: is this electronic invoice right? Before it leaves, never after."""

import atexit
import base64
import contextlib
import json
import os
import subprocess
import sys
import threading
from pathlib import Path

from kpacite.sales.papers.rules import sentence

_ROOT = Path(__file__).resolve().parents[3]


class CheckerFailed(Exception):
    """The checker died or does not answer: nothing may be issued until it is mended."""


class Checker:
    """One checker process for this process, started at the first question.

    A lock lets one thread speak to it at a time. After a fork the child starts its own: two
    processes that write on one pipe would take each other's answers.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._owner = 0

    def failures(self, xml: bytes) -> list[tuple[str, str]]:
        with self._lock:
            try:
                return self._ask(xml)
            except CheckerFailed:
                # It may have been killed between two invoices: once more, with a new one.
                self._leave()
                return self._ask(xml)

    def stop(self) -> None:
        with self._lock:
            self._leave()

    def _leave(self) -> None:
        """End the process that is ours; the one of a parent is only forgotten."""
        process, self._process = self._process, None
        if process is None or self._owner != os.getpid():
            return
        process.kill()
        for pipe in (process.stdin, process.stdout):
            # A question may still be in the pipe of a process that is gone.
            with contextlib.suppress(BrokenPipeError):
                if pipe:
                    pipe.close()
        process.wait(timeout=10)

    def _ask(self, xml: bytes) -> list[tuple[str, str]]:
        process = self._running()
        assert process.stdin and process.stdout  # noqa: S101  both are pipes, see below
        question = json.dumps({"xml": base64.b64encode(xml).decode()})
        try:
            process.stdin.write(question + "\n")
            process.stdin.flush()
            answer = process.stdout.readline()
        except (BrokenPipeError, ValueError) as error:
            raise CheckerFailed(str(error)) from error
        if not answer:
            raise CheckerFailed(f"The checker of invoices stopped: {process.poll()}.")
        return [(rule, words) for rule, words in json.loads(answer)]

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            self._leave()
            self._owner = os.getpid()
            self._process = subprocess.Popen(
                [sys.executable, "-m", "kpacite.sales.papers.checker"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
                cwd=_ROOT,
            )
        return self._process


_checker = Checker()
stop = _checker.stop
atexit.register(stop)


def check(xml: bytes) -> list[str]:
    """What is wrong with an electronic invoice, in plain French, each with its rule; or nothing.

    Schema of Factur-X, rules of EN 16931, then French rules (BR-FR, XP Z12-012), all offline.
    """
    return [sentence(rule, words) for rule, words in dict.fromkeys(_checker.failures(xml))]
