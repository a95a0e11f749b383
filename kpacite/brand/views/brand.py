"""« La Cape, notre nom » : who uses it, under which rule, what it brought back."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.brand import queries
from kpacite.coops.access import coop_of_member
from kpacite.lib import french
from kpacite.people.requests import MemberRequest
from kpacite.ui.charts import Bar, Layer


@require_safe
def show(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    back = queries.brought_back(found, today)
    context = {
        "coop": found, "section": "brand", "today": today, "rule": queries.rule(found, today),
        "users": queries.users(found, today), "grants": queries.grants(found, today)[:20],
        "may_use": queries.may_use(request.user, found, today),
        "to_come": queries.to_come(found, today),
        "to_tell": queries.to_tell(found, request.user, today),
        "told": queries.outings(found).filter(told_at__isnull=False)[:3],
        "back": back, "sources": [(one, back.of_100(one.count)) for one in back.sources],
        "months": [
            Bar(french.month_short(one.month), [Layer("common", one.cents)]) for one in back.months
        ],
    }  # fmt: skip
    return render(request, "brand/brand/show.html", context)
