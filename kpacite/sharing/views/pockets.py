"""Ma poche: from a price to what would really reach my hands."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kpacite.coops.access import coop_of_member
from kpacite.coops.models import Coop
from kpacite.governance import rulebook
from kpacite.hosts import queries as hosts
from kpacite.hosts.queries import MissingLegalText
from kpacite.lib import french
from kpacite.lib.errors import Refusal
from kpacite.money import Euros, part
from kpacite.people.models import Person
from kpacite.people.requests import MemberRequest
from kpacite.sharing import layers, pockets
from kpacite.sharing.forms import PocketForm
from kpacite.sharing.pockets import Pocket
from kpacite.sharing.weighing import Weight

WORDS = {
    "hours": ("Mes heures", "Les heures des autres", "h"),
    "weeks": ("Mes semaines", "Les semaines des autres", ""),
}
PARTS = ("Mes parts", "Les parts des autres", "")
EXAMPLE = {"price": "800", "materials": "220", "vat": "2000", "mine": "2", "others": "3"}


@require_GET
def show(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    own = coop_of_member(request.user, coop, today)
    key = rulebook.choice(own, "sharing.key", today)
    form = PocketForm(EXAMPLE | request.GET.dict(), vat_rates=_vat_rates())
    seen = None
    if form.is_valid():
        try:
            seen = _pocket(own, request.user, form, by_hours=key == "hours")
        except Refusal as refusal:
            form.add_error(None, str(refusal))
    return render(
        request,
        "sharing/pockets/show.html",
        {
            "coop": own, "section": "account", "form": form, "pocket": seen,
            "mine": seen.members[0] if seen and seen.members else None,
            "layers": layers.of_pocket(seen), "words": WORDS.get(key, PARTS),
        },
        status=422 if form.errors else 200,
    )  # fmt: skip


def _pocket(coop: Coop, me: Person, form: PocketForm, *, by_hours: bool) -> Pocket:
    """The typed figures as a small mission: me, and the others together."""
    price, scale = Euros(form.cleaned_data["price"]), 60 if by_hours else 1
    return pockets.pocket(
        coop=coop,
        net_sales=price,
        materials=Euros(form.cleaned_data["materials"]),
        weights=[
            Weight(me, "help", form.cleaned_data["mine"] * scale),
            Weight(Person(first_name="Les autres"), "help", form.cleaned_data["others"] * scale),
        ],
        on=timezone.localdate(),
        vat=part(price, form.cleaned_data["vat"]),
    )


def _vat_rates() -> list[tuple[int, str]]:
    """The rates of the day, said on 100 €."""
    try:
        rates = hosts.parameter("vat.rates_bp", timezone.localdate()).value
    except MissingLegalText:
        rates = []
    return [(rate, french.on_100(rate)) for rate in rates] + [(0, "Sans TVA")]
