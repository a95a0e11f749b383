"""Setting money aside, asking for a payment, and changing one's mind."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.coops.access import coop_of_member
from kpacite.ledger import balances
from kpacite.ledger.balances import MemberBalances
from kpacite.lib import keys
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.sharing import asking, setting_aside
from kpacite.sharing.forms import MoveForm
from kpacite.sharing.models import PersonalMove


@dataclass(frozen=True)
class Gesture:
    """What a page lets a member do: its words, its verb, the most that can move."""

    title: str
    lead: str
    button: str
    done: str
    icon: str
    verb: Callable[..., PersonalMove]
    limit: Callable[[MemberBalances], int]


GESTURES = {
    "demander": Gesture(
        "Demander un versement",
        "La coop d’emploi reçoit votre demande. Elle verse l’argent avec la prochaine paie.",
        "Je demande", "Votre demande est notée.", "i-euro",
        asking.ask, lambda mine: mine.available_cents,
    ),
    "retirer": Gesture(
        "Retirer ma demande",
        "L’argent redevient disponible. Vous pourrez le demander plus tard.",
        "Je retire ma demande", "Votre demande est retirée.", "i-back",
        asking.withdraw, lambda mine: mine.asked_cents,
    ),
    "garder": Gesture(
        "Mettre de côté",
        "Cet argent reste à vous. Il attend que vous le repreniez.",
        "Je mets de côté", "C’est mis de côté.", "i-box",
        setting_aside.keep, lambda mine: mine.available_cents,
    ),
    "reprendre": Gesture(
        "Reprendre",
        "L’argent mis de côté redevient disponible.",
        "Je reprends", "C’est repris.", "i-back",
        setting_aside.take_back, lambda mine: mine.set_aside_cents,
    ),
}  # fmt: skip


@require_http_methods(["GET", "POST"])
def new(request: MemberRequest, coop: str, gesture: str) -> HttpResponse:
    own = coop_of_member(request.user, coop, timezone.localdate())
    if gesture not in GESTURES:
        raise Http404
    chosen = GESTURES[gesture]
    form = MoveForm(request.POST or None, initial={"key": keys.new()})
    if form.is_valid():
        try:
            chosen.verb(
                coop=own, person=request.user, amount=form.amount_of_money(),
                note=form.cleaned_data["note"], key=form.cleaned_data["key"], at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, chosen.done)
            return redirect("sharing:accounts.show", coop=coop)
    limit = chosen.limit(balances.of_member(own, request.user))
    return render(
        request,
        "sharing/moves/new.html",
        {"coop": own, "section": "account", "form": form, "gesture": chosen,
         "limit_cents": max(limit, 0)},
        status=422 if form.errors else 200,
    )  # fmt: skip
