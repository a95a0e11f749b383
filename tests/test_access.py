"""Every address, and every kind of person: one table that anybody can read."""

from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client
from django.urls import resolve

from tests import world as worlds
from tests.access_table import KINDS, TABLE, WORDS
from tests.addresses import Route, named_routes
from tests.source import ROOT

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
PAGE = ROOT / "docs" / "access.md"
STRANGER, MEMBER, REFERENT = "karim", "fatoumata", "claire"


@dataclass(frozen=True)
class Row:
    address: str
    method: str
    concerned: str
    holder: str
    expected: tuple[int, ...]

    def who(self, kind: str) -> str:
        """The username behind a kind of person; nobody for those without an account."""
        return {
            "stranger": STRANGER, "member": MEMBER, "concerned": self.concerned,
            "holder": self.holder, "referent": REFERENT,
        }.get(kind, "")  # fmt: skip


def rows() -> dict[str, Row]:
    found = {}
    for line in TABLE.strip().splitlines():
        if not line or line.startswith("#"):
            continue
        address, method, concerned, holder, *expected = line.split()
        found[address] = Row(address, method, concerned, holder, tuple(map(int, expected)))
    return found


def visit(world: worlds.World, route: Route, row: Row, kind: str) -> int:
    """What this person meets there. Whatever they do is undone."""
    browser = Client(raise_request_exception=False)
    if username := row.who(kind):
        browser.force_login(world.person(username))
    token = "" if kind == "client" else worlds.WRONG_TOKEN
    where = worlds.address(world, route.name, route.arguments, token=token)
    with transaction.atomic():
        status = browser.generic(row.method, where).status_code
        transaction.set_rollback(True)
    return status


def test_a_new_address_has_its_row():
    addresses = {route.name for route in named_routes()}

    assert addresses - set(rows()) == set(), "add the row to tests/access_table.py"
    assert set(rows()) - addresses == set(), "remove the row of an address that is gone"


def test_each_person_meets_what_the_table_says():
    world = worlds.with_somebody_on_the_way_out(worlds.build())
    table = rows()
    surprises = []
    for route in named_routes():
        row = table.get(route.name)
        if row is None:
            continue
        met = tuple(visit(world, route, row, kind) for kind in KINDS)
        if met != row.expected:
            told = " ".join(f"{kind}={status}" for kind, status in zip(KINDS, met, strict=True))
            surprises.append(f"{route.name} {row.method}: {told}")

    assert surprises == []


def test_nobody_writes_from_another_coop_nor_from_the_street():
    """Whatever is sent, by anybody who is not of the coop, to any address of its members."""
    world = worlds.with_somebody_on_the_way_out(worlds.build())
    karim = Client(raise_request_exception=False)
    karim.force_login(world.person(STRANGER))
    street = Client(raise_request_exception=False)
    breaches = []
    for route in named_routes():
        if route.arguments[:1] not in {("coop",), ("host",)}:
            continue
        if not getattr(route.callback, "login_required", True):
            continue
        where = worlds.address(world, route.name, route.arguments)
        if (met := karim.post(where).status_code) not in {404, 405}:
            breaches.append(f"{route.name}: {met} for a stranger")
        answer = street.post(where)
        if answer.status_code != 302 or resolve(answer.url.split("?")[0]).url_name != (
            "account_login"
        ):
            breaches.append(f"{route.name}: {answer.status_code} from the street")

    assert breaches == []


def printed() -> str:
    """The table as members may read it."""
    heads = " | ".join(WORDS[kind] for kind in KINDS)
    lines = [
        "# Who sees what",
        "",
        "Printed by `bin/test tests/test_access.py --write-docs`, and checked by the same test.",
        "Everything is at La Cape, in the demo network; the person concerned is the member whom",
        "the thing is about. 200: the page. 302: sent elsewhere, to the door for those who did",
        "not sign in. 403: seen, not allowed. 404: not there for them. 422: a form to complete.",
        "",
        f"| address | | {heads} |",
        f"|---|---|{'---|' * len(KINDS)}",
    ]
    paths = {route.name: f"/{route.path}".replace("//", "/") for route in named_routes()}
    for row in sorted(rows().values(), key=lambda row: paths.get(row.address, row.address)):
        path = paths.get(row.address, row.address).replace("|", "\\|").replace("<", "‹")
        statuses = " | ".join(map(str, row.expected))
        lines.append(f"| `{path.replace('>', '›')}` | {row.method} | {statuses} |")
    return "\n".join(lines) + "\n"


def test_the_table_is_printed_for_the_members(request):
    if request.config.getoption("--write-docs"):
        PAGE.write_text(printed())

    assert PAGE.exists()
    assert PAGE.read_text() == printed(), "run bin/test tests/test_access.py --write-docs"
