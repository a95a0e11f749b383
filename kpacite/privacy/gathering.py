"""What is kept of somebody, put together for them: theirs, and nobody else's name."""

import io
import json
import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import (
    Count,
    Field,
    FileField,
    ForeignKey,
    IntegerField,
    Model,
    QuerySet,
    Value,
)

from kpacite.lib.papers.documents import Block, Document, document_pdf
from kpacite.lib.tables import csv_bytes
from kpacite.people.models import Person
from kpacite.people.personal import THEMES, Kept, Kind, Purpose
from kpacite.privacy import declaring, names
from kpacite.privacy.core.hiding import Hider

MYSELF = "moi"
# What is given back: not the keys of doors, not the seals that hold others' words too.
GIVEN: frozenset[Kind] = frozenset(
    {"identity", "contact", "life", "words", "money", "contract", "voice", "photo"}
)
README = """Mes données

Ce dossier contient ce que le logiciel garde sur moi.

mes-donnees.json : tout, pour le reprendre dans un autre logiciel.
Les dossiers : un par sujet, avec des tableaux CSV. Un tableur les ouvre.
documents : mes contrats, mes signatures et mes relevés, en PDF.

Les noms des autres personnes sont cachés : « une autre personne ».
Ce que d’autres ont écrit sur moi est là. Qui l’a écrit reste caché.

Ce dossier est à moi. Il est effacé du site 7 jours après ma demande.
"""


@dataclass
class Sheet:
    """The rows of one kind of thing."""

    purpose: str
    model: str
    rows: list[dict[str, object]] = field(default_factory=list)


@dataclass
class Gathered:
    """Everything of one person, by theme; the files beside."""

    themes: dict[str, list[Sheet]]
    files: dict[str, bytes]


def gather(person: Person) -> Gathered:
    """Every row that the declarations say is theirs."""
    hider = names.hider_of_others(person)
    themes: dict[str, list[Sheet]] = {theme: [] for theme in THEMES}
    files: dict[str, bytes] = {}
    for model, one in declaring.every():
        if one.purpose.theme not in themes or not (one.mine or one.about):
            continue
        sheet = Sheet(one.purpose.words, model._meta.label)
        for row in _rows(model, one, person):
            sheet.rows.append(_row(row, one, person, hider))
            files.update(_files(row, one))
        if sheet.rows:
            themes[one.purpose.theme].append(sheet)
    return Gathered({theme: sheets for theme, sheets in themes.items() if sheets}, files)


def counts(person: Person) -> dict[str, dict[str, int]]:
    """How much there is, by theme and purpose: one query in all, nothing loaded."""
    lines: list[QuerySet[Any, Any]] = []
    purposes: list[Purpose] = []
    for model, one in declaring.every():
        for rows in (
            declaring.rows_of(model, one, person, about=False) if one.mine else None,
            declaring.told_rows(model, one, person) if one.about else None,
        ):
            if rows is not None and one.purpose.theme in THEMES and one.told != "never":
                rank = Value(len(purposes), output_field=IntegerField())
                counted = rows.order_by().annotate(declared=rank).values("declared")
                lines.append(counted.annotate(many=Count("pk", distinct=True)))
                purposes.append(one.purpose)
    found: dict[str, dict[str, int]] = {theme: {} for theme in THEMES}
    for row in lines[0].union(*lines[1:], all=True):
        purpose = purposes[row["declared"]]
        before = found[purpose.theme].get(purpose.words, 0)
        if row["many"]:
            found[purpose.theme][purpose.words] = before + row["many"]
    return {theme: counted for theme, counted in found.items() if counted}


def archive(person: Person, *, on: date, at: datetime) -> bytes:
    """The ZIP: JSON, one CSV per kind of thing, the person's own papers."""
    found = gather(person)
    hider = names.hider_of_others(person)
    box = io.BytesIO()
    with zipfile.ZipFile(box, "w", zipfile.ZIP_DEFLATED) as parcel:
        parcel.writestr("lisez-moi.txt", README)
        parcel.writestr("mes-donnees.json", _json(found, on))
        for theme, sheets in found.themes.items():
            for name, data in _csv_files(theme, sheets):
                parcel.writestr(name, data)
        for rank, paper in enumerate(_papers(person, hider, on), start=1):
            name = f"documents/{rank:02}-{slug(paper.title)}.pdf"
            parcel.writestr(name, document_pdf(paper, at=at))
        for name, data in found.files.items():
            parcel.writestr(name, data)
    return box.getvalue()


def slug(words: str) -> str:
    bare = unicodedata.normalize("NFKD", words.replace("’", " ")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", bare.lower()).strip("-")


def _rows(model: type[Model], one: Kept, person: Person) -> Iterator[Any]:
    links = [f.name for f in model._meta.concrete_fields if isinstance(f, ForeignKey)]
    mine = declaring.rows_of(model, one, person, about=False)
    told = declaring.told_rows(model, one, person).exclude(pk__in=mine.values("pk"))
    for rows in (mine, told):
        yield from rows.select_related(*links).order_by("pk")


def _row(row: Any, one: Kept, person: Person, hider: Hider) -> dict[str, object]:
    found: dict[str, object] = {"pk": row.pk}
    for told in row._meta.concrete_fields:
        kind = one.fields.get(told.name)
        if kind in GIVEN:
            found[told.name] = _value(row, told, person, hider)
        elif kind is None and isinstance(told, ForeignKey) and told.related_model is not Person:
            found[told.name] = hider.hide(_label(getattr(row, told.name)))
    return found


def _value(row: Any, told: "Field[Any, Any]", person: Person, hider: Hider) -> object:
    value = getattr(row, told.name)
    if value is None or value == "":
        return None
    if told.is_relation:
        if isinstance(value, Person):
            return MYSELF if value.pk == person.pk else names.ANOTHER
        return hider.hide(_label(value))
    if isinstance(told, FileField):
        return _file_name(row, value.name)
    if isinstance(value, bytes | memoryview):
        return _file_name(row, "voix")
    return hider.hide_within(value)


def _label(thing: Any) -> str:
    for name in ("name", "title", "number"):
        if value := getattr(thing, name, None):
            return str(value)
    return "" if thing is None else str(thing.pk)


def _files(row: Any, one: Kept) -> Iterator[tuple[str, bytes]]:
    for told in row._meta.concrete_fields:
        value = getattr(row, told.name)
        if one.fields.get(told.name) not in {"voice", "photo"} or not value:
            continue
        if isinstance(told, FileField):
            with value.open("rb") as file:
                yield _file_name(row, value.name), file.read()
        elif isinstance(value, bytes | memoryview):
            yield _file_name(row, "voix"), bytes(value)


def _file_name(row: Any, name: str) -> str:
    ending = name.rsplit(".", 1)[-1] if "." in name else "webm"
    return f"fichiers/{slug(row._meta.model_name)}-{row.pk}.{slug(ending)}"


def _json(found: Gathered, on: date) -> str:
    themes = {
        theme: [{"pourquoi": s.purpose, "table": s.model, "lignes": s.rows} for s in sheets]
        for theme, sheets in found.themes.items()
    }
    whole = {"date": on, "sujets": themes}
    return json.dumps(whole, ensure_ascii=False, indent=1, cls=DjangoJSONEncoder)


def _csv_files(theme: str, sheets: list[Sheet]) -> Iterator[tuple[str, bytes]]:
    for rank, sheet in enumerate(sheets, start=1):
        head = list(sheet.rows[0])
        rows = [[_cell(row.get(name)) for name in head] for row in sheet.rows]
        name = f"{slug(theme)}/{rank:02}-{slug(sheet.model.replace('.', '-'))}.csv"
        yield name, csv_bytes(head, rows)


def _cell(value: object) -> object:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, cls=DjangoJSONEncoder)
    return value


def _papers(person: Person, hider: Hider, on: date) -> Iterator[Document]:
    for told in declaring.functions("papers"):
        for paper in told(person, on):
            yield Document(
                title=hider.hide(paper.title),
                about=hider.hide(paper.about),
                blocks=[_block(block, hider) for block in paper.blocks],
                lead=hider.hide(paper.lead),
                foot=hider.hide(paper.foot),
            )


def _block(block: Block, hider: Hider) -> Block:
    return Block(
        block.kind,
        hider.hide(block.text),
        [hider.hide(cell) for cell in block.head],
        [[hider.hide(cell) for cell in row] for row in block.rows],
    )
