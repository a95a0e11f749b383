"""Reading what every app declared: by model, by theme, by person."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Field, Model, Q, QuerySet

from kpacite.people.models import Person
from kpacite.people.personal import Aged, Kept, Kind, Purpose

# What an erased person no longer leaves in the rows they wrote, or that were written of them.
EMPTIED: frozenset[Kind] = frozenset({"identity", "contact", "words", "voice", "photo"})


@cache
def declarations() -> Mapping[str, list[Kept]]:
    """What each model keeps, by its label, in the order of the wiring."""
    found: dict[str, list[Kept]] = {}
    for path in settings.KPACITE_PERSONAL:
        for one in import_module(path).DATA:
            found.setdefault(one.model, []).append(one)
    return MappingProxyType(found)


def every() -> Iterator[tuple[type[Model], Kept]]:
    """Each declaration with its model."""
    for label, rows in declarations().items():
        model = apps.get_model(label)
        for one in rows:
            yield model, one


def functions(name: str) -> list[Callable[..., Any]]:
    """What the apps add beside DATA: `holds`, `papers`."""
    modules = [import_module(path) for path in settings.KPACITE_PERSONAL]
    return [getattr(module, name) for module in modules if hasattr(module, name)]


def aged() -> Iterator[Aged]:
    """What becomes too old, in the order of the wiring."""
    for path in settings.KPACITE_AGED:
        yield from import_module(path).AGED


def fields(model: type[Model], one: Kept) -> dict[str, Kind]:
    """The fields of a declaration; a technical model has them all."""
    if "*" in one.fields:
        return {field.name: "technical" for field in model._meta.concrete_fields}
    return dict(one.fields)


def said(model: type[Model]) -> dict[str, tuple[Kind, Purpose]]:
    """What is said of each concrete field of a model.

    The key of a row and its links to other things follow the first declaration of the model.
    """
    rows = declarations().get(model._meta.label, [])
    found: dict[str, tuple[Kind, Purpose]] = {}
    for one in rows:
        for name, kind in fields(model, one).items():
            found[name] = (kind, one.purpose)
    for field in model._meta.concrete_fields:
        if rows and field.name not in found and _is_link(field):
            found[field.name] = ("technical", rows[0].purpose)
    return found


def rows_of(model: type[Model], one: Kept, person: Person, *, about: bool) -> QuerySet[Any]:
    """The rows a person gave; or those that others wrote about them."""
    paths = one.about if about else one.mine
    mine = Q()
    for path in paths:
        mine |= Q(**{path: person.pk})
    rows = model._default_manager.all()
    return rows.filter(mine) if paths else rows.none()


def told_rows(model: type[Model], one: Kept, person: Person) -> QuerySet[Any]:
    """What others wrote of the person, once it was given to them."""
    rows = rows_of(model, one, person, about=True)
    if one.told == "never":
        return rows.none()
    return rows.filter(**{f"{one.told}__isnull": False}) if one.told else rows


def _is_link(field: "Field[Any, Any]") -> bool:
    if field.primary_key:
        return True
    return field.is_relation and field.related_model is not Person
