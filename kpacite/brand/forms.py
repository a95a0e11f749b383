"""What is written to carry the name, and to tell it."""

from django import forms

from kpacite.ui.forms import DateField


class OutingForm(forms.Form):
    on = DateField(label="Quel jour ?")
    place = forms.CharField(
        label="Où ?", max_length=160, help_text="Exemple : le marché de l’Épeule."
    )
    what_for = forms.CharField(
        label="Pour quoi faire ?", max_length=240, required=False,
        help_text="Exemple : tenir le stand, donner des papiers.",
    )  # fmt: skip
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)


class StoryForm(forms.Form):
    words = forms.CharField(
        label="Comment cela s’est passé ?", max_length=1000, widget=forms.Textarea({"rows": 3}),
        help_text="Deux lignes suffisent. Qui avez-vous vu ? Qu’ont dit les gens ?",
    )  # fmt: skip
