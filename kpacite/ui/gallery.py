"""One sample of each component, for the living gallery and its test."""

from datetime import date
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest

from kpacite.ui import charts
from kpacite.ui.faces import FACES
from kpacite.ui.forms import (
    Chips,
    DateField,
    EurosField,
    Faces,
    MinutesField,
    Option,
    PhoneField,
    Switch,
)


class SampleForm(forms.Form):
    first_name = forms.CharField(label="Votre prénom", help_text="Comme on vous appelle.")
    phone = PhoneField(label="Votre téléphone", required=False)
    on = DateField(label="Pour quand ?")
    price = EurosField(label="Votre budget", required=False)
    lasting = MinutesField(label="Combien de temps ?", help_text="Exemple : 2 h 30.")
    moment = forms.ChoiceField(
        label="Quand venez-vous ?",
        choices=[
            ("am", Option("Le matin", hint="9 h – 12 h", icon="i-sun")),
            ("pm", Option("L’après-midi", hint="14 h – 18 h", icon="i-moon")),
        ],
        widget=forms.RadioSelect,
    )
    trade = forms.ChoiceField(
        label="Ce que vous aimez",
        choices=[
            ("pot", Option("Cuisine", icon="i-pot")),
            ("sew", Option("Couture", icon="i-sew")),
        ],
        widget=Chips,
    )
    town = forms.ChoiceField(label="Votre ville", choices=[("r", "Roubaix"), ("t", "Tourcoing")])
    words = forms.CharField(label="Avec vos mots", widget=forms.Textarea(attrs={"rows": 3}))
    face = forms.ChoiceField(label="Votre visage", choices=FACES, widget=Faces)
    charter = forms.BooleanField(label="J’ai lu la charte")
    text_me = forms.BooleanField(label="Me prévenir par SMS", required=False, widget=Switch)


def samples(request: HttpRequest, today: date) -> dict[str, Any]:
    form = (
        SampleForm(request.POST) if request.method == "POST" else SampleForm(initial={"on": today})
    )
    if request.method == "POST":
        form.is_valid()
        form.add_error(None, "Un refus dit ce qui bloque, et ce qu’on peut faire.")
    return {
        "form": form,
        "today": today,
        "people": [name for name, _ in FACES[:6]],
        "icons": ICONS,
        "faces": FACES,
        "layers": LAYERS,
        "bars": BARS,
        "months": MONTHS,
        "cakes": CAKES,
        "slices": SLICES,
        "steps": STEPS,
        "page": Paginator(range(60), 20).page(2),
        "pills": PILLS,
        "tones": TONES,
        "fronts": FRONTS,
        "pictures": PICTURES,
    }


LAYERS = [
    charts.Layer("share", 43_500, detail="29 h de travail"),
    charts.Layer("common", 13_500, detail="Outils, loyer"),
    charts.Layer("cae", 9_000, detail="Comptes, assurance"),
    charts.Layer("goods", 24_000, detail="Nourriture, encre"),
]
BARS = [
    charts.Bar("mars", [charts.Layer("share", 80_000), charts.Layer("common", 20_000)]),
    charts.Bar("avril", [charts.Layer("share", 120_000), charts.Layer("common", 35_000)]),
    charts.Bar("mai", [charts.Layer("share", 96_000), charts.Layer("common", 30_050)]),
]
MONTHS = [
    charts.Bar(f"{name}", [charts.Layer("share", 9_000 * rank), charts.Layer("common", 2_500)])
    for rank, name in enumerate(["jan.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août"])
]
CAKES = [
    charts.Bar("2024", LAYERS[:2], help_minutes=3_100),
    charts.Bar("2025", [*LAYERS], help_minutes=9_600),
    charts.Bar(
        "2026", [*LAYERS, charts.Layer("common", 40_000)], help_minutes=10_800, note="en 5 mois"
    ),
]
SLICES = [
    charts.Slice("Amina", 13_500, mine=True),
    charts.Slice("Thi Mai", 12_000),
    charts.Slice("Jordan", 9_000),
    charts.Slice("Rosa", 9_000),
]
STEPS = [
    {"title": "Demande", "text": "Reçue lundi", "state": "done"},
    {"title": "Devis", "text": "Vous êtes ici", "state": "now"},
    {"title": "Mission", "text": "", "state": ""},
    {"title": "Payé", "text": "", "state": ""},
]
PILLS = [
    ("ok", "i-check", "Payé"),
    ("wait", "i-clock", "En attente"),
    ("learn", "i-learn", "Pour apprendre"),
    ("alert", "i-alert", "En retard de 6 jours"),
    ("mine", "i-person", "Vous"),
    ("commons", "i-cake", "Commun · 2 h"),
    ("", "i-pencil", "Brouillon"),
]
TONES = [
    ("beet", "Betterave", "Agir. Ma part."),
    ("yolk", "Jaune d’œuf", "Le commun, seulement le commun."),
    ("leaf", "Feuille", "Fait, payé, pas d’objection."),
    ("sky", "Ciel", "Apprendre, expliquer."),
    ("brick", "Brique", "Objection, retard, erreur."),
    ("ink", "Encre", "Le texte."),
]
FRONTS = [
    {"wall": "brick", "roof": "factory", "awning": "yolk", "sign": "cake", "object": "plant"},
    {"wall": "rose", "roof": "flat", "awning": "beet", "sign": "needle", "object": "bike"},
    {"wall": "yolk", "roof": "gable", "awning": "sky", "sign": "bowl", "object": "crate"},
    {"wall": "sand", "roof": "gable", "awning": "brick", "sign": "saw", "object": "planks"},
    {"wall": "leaf", "roof": "glass", "awning": "leaf", "sign": "leaf", "object": "tree"},
    {"wall": "sky", "roof": "vault", "awning": "rose", "sign": "wave", "object": "bunting"},
]
_PICTURES = (
    "pic-buffet pic-bags pic-shelf pic-book-house pic-screenprint pic-birthday pic-tart pic-poster "
    " pic-mending pic-cushion pic-lunch "
)
PICTURES = _PICTURES.split()
_NAMES = (
    "home work cake decide menu calendar learn quote euro people person pin clock check "
    "check-circle alert hand question info plus minus close arrow back chevron down phone "
    "mail listen heart fork download print lock open hammer pot squeegee sew truck bell "
    "search settings pencil trash camera mic eye handover radar wallet box globe key table "
    "leaf star door talk seed sun moon filter external "
)
ICONS = _NAMES.split()
