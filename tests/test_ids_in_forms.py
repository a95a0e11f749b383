"""A form never takes the id of a thing of another coop, whatever field it travels in.

Every page of the site is opened by somebody who may; each of its forms is sent back with, in each
field that holds an id, the ids of people and things of the other coop. Nothing is written.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from kpacite.coops.models import Coop, Membership
from kpacite.governance.models import Decision, Role
from kpacite.people.models import Deed, Person
from kpacite.sales.models import CatalogueItem
from kpacite.sales.models import Client as Client_
from kpacite.work.models import Contribution, Mission
from tests import world as worlds
from tests.access_table import KINDS
from tests.addresses import named_routes
from tests.test_access import REFERENT, rows

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
# Fields whose values are whole numbers and no ids: rates, ages, months, minutes, counts of lines.
NUMBERS = re.compile(r"(_FORMS|vat_bp|vat|months|minutes|youngest|time|age)$")


@dataclass
class Form:
    action: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)  # what a browser would send
    offered: dict[str, set[str]] = field(default_factory=dict)  # what each choice offers

    def ids(self):
        """The fields whose every value is a whole number: an id, as far as one can see."""
        return [
            name
            for name, found in self.offered.items()
            if found and not NUMBERS.search(name) and all(one.isdecimal() for one in found)
        ]


class Forms(HTMLParser):
    """The forms of a page, filled as somebody in a hurry would."""

    def __init__(self):
        super().__init__()
        self.found, self._select, self._area = [], "", ""

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "form":
            self.found.append(Form(told.get("action") or "", told.get("method", "get")))
        if not self.found:
            return
        form, name = self.found[-1], told.get("name", "")
        value = told.get("value") or ""
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select:
            if value:
                form.offered.setdefault(self._select, set()).add(value)
                form.values.setdefault(self._select, [value])
        elif tag == "textarea" and name:
            form.values[name] = ["Essai"]
        elif tag == "button" and name:
            form.values.setdefault(name, [value])
        elif tag == "input" and name:
            self._input(form, name, told.get("type", "text"), value)

    def handle_endtag(self, tag):
        if tag == "select":
            self._select = ""

    def _input(self, form, name, kind, value):
        if kind in {"radio", "checkbox"}:
            form.offered.setdefault(name, set()).add(value)
            form.values.setdefault(name, [value or "on"])
        elif kind == "hidden":
            form.values[name] = [value]
            if value:
                form.offered.setdefault(name, set()).add(value)
        elif kind != "file":
            usual = {
                "date": timezone.localdate().isoformat(), "time": "10:00", "email": "a@exemple.fr",
                "tel": "0612345678", "number": "1",
            }  # fmt: skip
            form.values[name] = [value or usual.get(kind, "1")]


FIRST = 900_000


def foreign_ids(fil):
    """People and things of Le Fil under numbers that nothing of La Cape has."""
    somebody = Person.objects.filter(memberships__coop=fil).first()
    copies = [
        *(model.objects.filter(coop=fil).first()
          for model in (CatalogueItem, Client_, Mission, Contribution, Role, Decision)),
        somebody,
    ]  # fmt: skip
    for rank, one in enumerate(filter(None, copies), start=FIRST):
        one.pk, one._state.adding = rank, True
        for name, told in {
            "key": f"copy-{rank}", "username": f"copy-{rank}", "email": "", "number": rank,
            "original": None, "version": None,
        }.items():  # fmt: skip
            if hasattr(one, name):
                setattr(one, name, told)
        one.save(force_insert=True)
    stranger = Person.objects.get(username__startswith="copy-")
    Membership.objects.create(coop=fil, person=stranger, joined_on=fil.opened_on)
    return {str(FIRST + rank) for rank in range(len(copies))} | {"999999999"}


def how_much():
    """Every verb notes a deed: none more, and nothing was written."""
    return Deed.objects.count()


def pages(world):
    """Each page that somebody may open, with who opens it."""
    table = rows()
    for route in named_routes():
        row = table.get(route.name)
        if row is None or not route.arguments or route.arguments[0] not in {"coop", "host"}:
            continue
        met = dict(zip(KINDS, row.expected, strict=True))
        for kind in ("holder", "concerned", "referent"):
            if row.method == "GET" and met[kind] == 200:
                username = REFERENT if kind == "referent" else getattr(row, kind)
                yield worlds.address(world, route.name, route.arguments), username
                break


def opened(where, username):
    browser = Client(raise_request_exception=False)
    browser.force_login(Person.objects.get(username=username))
    page = browser.get(where)
    reader = Forms()
    if page.status_code == 200 and "html" in page.get("Content-Type", ""):
        reader.feed(page.content.decode())
    return browser, [form for form in reader.found if form.method.lower() == "post"]


def sent(browser, where, form, values):
    """What the site answers and whether it wrote something; all of it is undone."""
    before = how_much()
    with transaction.atomic():
        status = browser.post(urljoin(where, form.action), values).status_code
        written = how_much() != before
        transaction.set_rollback(True)
    return status, written


def test_no_form_takes_the_id_of_a_thing_of_another_coop():
    world = worlds.with_somebody_on_the_way_out(worlds.build())
    strange = foreign_ids(Coop.objects.get(slug="le-fil"))
    breaches, tried, proved, seen = [], 0, set(), set()
    for where, username in pages(world):
        browser, forms = opened(where, username)
        for form in forms:
            for name in form.ids():
                mark = (urljoin(where, form.action), name)
                if mark in seen:
                    continue
                seen.add(mark)
                if sent(browser, where, form, form.values)[1]:
                    proved.add(name)
                for one in strange - form.offered[name]:
                    tried += 1
                    status, written = sent(browser, where, form, form.values | {name: [one]})
                    if written and one in strange:
                        breaches.append(f"{username} at {where}: {name}={one} gives {status}")

    assert breaches == []
    assert tried > 50, "the forms are not found any more"
    assert len(proved) > 3, f"nothing proves that these forms work: {proved}"
