"""How a form is drawn, and the fields whose strings become our types."""

import re
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import DjangoTemplates
from django.template.backends.django import DjangoTemplates as Engine
from django.utils.functional import cached_property

_DIGITS = re.compile(r"[0-9]")
_CENTS = re.compile(r"([0-9]{1,12})(?:[.,]([0-9]{1,2}))?")
_CLOCK = re.compile(r"([0-9]{1,3})\s*(?:h|:)\s*([0-9]{1,2})?|([0-9]{1,5})\s*min")
_SPACES = re.compile(r"[\s\u00a0\u202f]")


class Renderer(DjangoTemplates):
    """Templates of ui/templates first, then Django's own; our filters without `load`."""

    field_template_name = "ui/forms/field.html"

    @cached_property
    def engine(self) -> Engine:
        ours = Path(__file__).parent / "templates"
        return Engine(
            {
                "NAME": "forms",
                "APP_DIRS": True,
                "DIRS": [ours, Path(forms.__file__).parent / "templates"],
                "OPTIONS": {"builtins": ["kpacite.ui.templatetags.ui"]},
            }
        )


class Option(str):
    """The label of a choice with a hint under it and a drawing beside it.

    choices = [("carry", Option("Je porte", hint="Je tiens la mission", icon="i-hand"))]
    """

    hint: str
    icon: str

    def __new__(cls, label: str, *, hint: str = "", icon: str = "") -> "Option":
        option = super().__new__(cls, label)
        option.hint, option.icon = hint, icon
        return option


class Cards(forms.RadioSelect):
    """One choice among big cards; the look of every RadioSelect."""


class Chips(forms.RadioSelect):
    """One choice among few short words."""

    template_name = "ui/forms/chips.html"


class Faces(forms.RadioSelect):
    """One face among the faces of the sprite."""

    template_name = "ui/forms/faces.html"


class Switch(forms.CheckboxInput):
    """Yes or no, for a setting."""


class DateInput(forms.DateInput):
    """One field for a date; the phone shows its own calendar."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DateField(forms.DateField):
    widget = DateInput
    default_error_messages = {
        "required": "Il manque la date.",
        "invalid": "Cette date n’existe pas. Exemple : 12/06/2026.",
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y"], **kwargs)


class TimeField(forms.TimeField):
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    default_error_messages = {
        "required": "Il manque l’heure.",
        "invalid": "Cette heure n’existe pas. Exemple : 14:30.",
    }


class EurosField(forms.Field):
    """« 1 234,50 » becomes 123450 cents. No float on the way."""

    default_error_messages = {
        "required": "Il manque le montant.",
        "amount": "Écrivez le montant en chiffres. Exemple : 12,50.",
    }
    widget = forms.TextInput(
        attrs={"inputmode": "decimal", "data-unit": "€", "autocomplete": "off", "size": "9"}
    )

    def prepare_value(self, value: Any) -> Any:
        return f"{value // 100},{value % 100:02d}" if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, int):
            return value
        text = _SPACES.sub("", value or "").removesuffix("€")
        if not text:
            return None
        match = _CENTS.fullmatch(text)
        if not match:
            raise ValidationError(self.error_messages["amount"], code="amount")
        return int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))


class MinutesField(forms.Field):
    """« 2 h 30 », « 2:30 », « 45 min », « 2,5 » become minutes."""

    default_error_messages = {
        "required": "Il manque la durée.",
        "duration": "Écrivez une durée. Exemples : 2 h 30, ou 45 min.",
    }
    widget = forms.TextInput(attrs={"autocomplete": "off", "size": "9"})

    def prepare_value(self, value: Any) -> Any:
        return f"{value // 60} h {value % 60:02d}" if isinstance(value, int) else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, int):
            return value
        text = _SPACES.sub(" ", value or "").strip().lower()
        if not text:
            return None
        match = _CLOCK.fullmatch(text)
        if match and match[3]:
            return int(match[3])
        if match and int(match[2] or 0) < 60:
            return int(match[1]) * 60 + int(match[2] or 0)
        try:
            minutes = Decimal(text.replace(",", ".")) * 60
        except InvalidOperation:
            minutes = Decimal("NaN")
        if minutes.is_finite() and minutes == int(minutes) and 0 <= minutes < 100_000:
            return int(minutes)
        raise ValidationError(self.error_messages["duration"], code="duration")


class NumberField(forms.DecimalField):
    """A decimal number typed with a comma or a point: a quantity, a unit price."""

    default_error_messages = {
        "required": "Il manque un nombre.",
        "invalid": "Écrivez un nombre. Exemple : 2,5.",
    }
    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "size": "9"})

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, Decimal):
            text = format(value.normalize(), "f")
            return text.replace(".", ",")
        return value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, str):
            value = _SPACES.sub("", value).replace(",", ".")
        return super().to_python(value)


class PhoneField(forms.CharField):
    """A French or foreign number, kept as it is read: 06 39 98 12 34."""

    default_error_messages = {
        "required": "Il manque le téléphone.",
        "phone": "Il manque des chiffres. Un numéro a 10 chiffres. Exemple : 06 39 98 12 34.",
    }
    widget = forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"})

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 30)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        text = super().to_python(value) or ""
        if not text:
            return ""
        if set(text) - set("0123456789 .-+()/\u00a0"):
            raise ValidationError(self.error_messages["phone"], code="phone")
        digits = "".join(_DIGITS.findall(text))
        if text.startswith("+33") and len(digits) == 11:
            digits = "0" + digits[2:]
        elif text.startswith("+") and 8 <= len(digits) <= 15:
            return "+" + digits
        if len(digits) != 10 or not digits.startswith("0"):
            raise ValidationError(self.error_messages["phone"], code="phone")
        return " ".join(digits[at : at + 2] for at in range(0, 10, 2))


class EmailField(forms.EmailField):
    default_error_messages = {
        "required": "Il manque l’adresse mail.",
        "invalid": "L’adresse mail n’est pas complète. Exemple : rosa@exemple.fr.",
    }
    widget = forms.EmailInput(attrs={"autocomplete": "email"})
