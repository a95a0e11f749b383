"""The rule of use of the name, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.brand import queries
from kpacite.coops.access import public_coop


@login_not_required
@require_safe
def show(request: HttpRequest, coop: str) -> HttpResponse:
    """No name of a person: only the rule, and the partners to whom the name is lent."""
    today = timezone.localdate()
    found = public_coop(coop)
    partners = [one for one in queries.grants(found, today)[:50] if one.partner]
    context = {"coop": found, "rule": queries.rule(found, today), "partners": partners}
    return render(request, "brand/uses/show.html", context)
