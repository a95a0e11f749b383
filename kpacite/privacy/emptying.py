"""Emptying rows: words, voices, contacts, and a name in the words of others."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.contrib.sessions.models import Session
from django.db import IntegrityError, models, transaction
from django.db.models import Case, Model, Q, TextField, Value, When
from django.db.models.functions import Cast
from django.utils import timezone

from kpacite.lib.models import Task
from kpacite.people.models import Person
from kpacite.people.personal import Kept
from kpacite.privacy import declaring
from kpacite.privacy.core.hiding import Hider

# What stands where a text was. A short note leaves nothing.
GONE: Final = "Mots effacés."
_MANY: Final = 500


@dataclass
class Named:
    """Where a name was hidden, and where a guard of the database keeps the words as they are."""

    hidden: Counter[str] = field(default_factory=Counter)
    sealed: Counter[str] = field(default_factory=Counter)


def remove(*, model: type[Model], keys: Sequence[Any]) -> int:
    """The rows are no more."""
    for some in _slices(keys):
        model._default_manager.filter(pk__in=some).delete()
    return len(keys)


def empty(*, model: type[Model], one: Kept, keys: Sequence[Any], at: datetime) -> int:
    """The rows lose their words, voices, photos, names and contacts; the facts stay.

    A row that a guard of the database seals stays as it is: gives how many were emptied.
    """
    _remove_files(model, one, keys)
    values = {told.name: _nothing(told) for told in _emptied(model, one)}
    if one.stamp:
        values[one.stamp] = _stamp(model, one.stamp, at)
    emptied = 0
    for some in _slices(keys):
        if _update(model, some, values):
            emptied += len(some)
        else:
            emptied += sum(_update(model, [key], values) for key in some)
    return emptied


def close_doors(*, person: Person) -> Counter[str]:
    """No session of the person is open any more, on any machine."""
    found: Counter[str] = Counter()
    for session in Session.objects.iterator():
        if session.get_decoded().get("_auth_user_id") == str(person.pk):
            session.delete()
            found["Vous garder connecté·e"] += 1
    return found


def forget_errands(*, hider: Hider) -> Counter[str]:
    """Mails that wait for the person will not leave; those that left forget to whom."""
    found: Counter[str] = Counter()
    rows = Task.objects.annotate(words=Cast("arguments", TextField()))
    for task in rows.filter(_holds("words", hider, escaped=True)):
        found["Envoyer un mail ou faire un calcul, une seule fois"] += 1
        if task.done_at is None:
            task.delete()
        else:
            task.arguments, task.last_error = {}, ""
            task.save(update_fields=["arguments", "last_error"])
    return found


def hide_name(*, hider: Hider) -> Named:
    """The name is hidden in the words of everybody, but in the archive."""
    found = Named()
    for model, one in declaring.every():
        if one.ending == "archive":
            continue
        for told in _written(model, one):
            for row in _rows_that_name(model, told, hider):
                hidden = _hidden(told, getattr(row, told.name), hider)
                done = _update(model, [row.pk], {told.name: hidden})
                (found.hidden if done else found.sealed)[one.purpose.words] += 1
    return found


def _update(model: type[Model], keys: Sequence[Any], values: dict[str, Any]) -> bool:
    try:
        with transaction.atomic():
            model._default_manager.filter(pk__in=keys).update(**values)
    except IntegrityError:
        return False
    return True


def _emptied(model: type[Model], one: Kept) -> Iterator["models.Field[Any, Any]"]:
    for told in model._meta.concrete_fields:
        if one.fields.get(told.name) in declaring.EMPTIED and not (
            told.is_relation or told.choices
        ):
            yield told


def _written(model: type[Model], one: Kept) -> Iterator["models.Field[Any, Any]"]:
    """The fields where somebody may be named in words."""
    for told in model._meta.concrete_fields:
        is_text = isinstance(told, models.CharField | TextField | models.JSONField)
        if one.fields.get(told.name) in declaring.EMPTIED and is_text and not told.choices:
            yield told


def _nothing(told: "models.Field[Any, Any]") -> Any:
    """What an emptied field holds."""
    if isinstance(told, TextField):
        return Case(When(**{told.name: ""}, then=Value("")), default=Value(GONE))
    if told.null:
        return None
    return told.get_default() if isinstance(told, models.JSONField) else ""


def _stamp(model: type[Model], name: str, at: datetime) -> Any:
    is_day = not isinstance(model._meta.get_field(name), models.DateTimeField)
    moment = timezone.localtime(at).date() if is_day else at
    return Case(When(**{f"{name}__isnull": False}, then=name), default=Value(moment))


def _remove_files(model: type[Model], one: Kept, keys: Sequence[Any]) -> None:
    files = [told for told in _emptied(model, one) if isinstance(told, models.FileField)]
    for row in model._default_manager.filter(pk__in=keys) if files else ():
        for told in files:
            if stored := getattr(row, told.name):
                stored.delete(save=False)


def _rows_that_name(
    model: type[Model], told: "models.Field[Any, Any]", hider: Hider
) -> Iterator[Any]:
    is_json = isinstance(told, models.JSONField)
    rows = model._default_manager.annotate(told_words=Cast(told.name, TextField()))
    for row in rows.filter(_holds("told_words", hider, escaped=is_json)).order_by("pk").iterator():
        value = getattr(row, told.name)
        if hider.hide_within(value) != value:
            yield row


def _hidden(told: "models.Field[Any, Any]", value: Any, hider: Hider) -> Any:
    hidden = hider.hide_within(value)
    # The words in the place of a name may be longer than the name.
    longest = getattr(told, "max_length", None)
    return hidden[:longest] if isinstance(hidden, str) and longest else hidden


def _holds(name: str, hider: Hider, *, escaped: bool) -> Q:
    """Rows whose text may name the person; JSON is written with escapes on SQLite."""
    found = Q(pk__in=[])
    for form in hider.forms:
        found |= Q(**{f"{name}__contains": form})
        if escaped:
            found |= Q(**{f"{name}__contains": json.dumps(form)[1:-1]})
    return found


def _slices(keys: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (keys[start : start + _MANY] for start in range(0, len(keys), _MANY))
