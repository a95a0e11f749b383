"""The commons: the coop's own money, open to its members."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kpacite.coops.access import coop_of_member
from kpacite.ledger import balances
from kpacite.lib.paging import page
from kpacite.people.requests import MemberRequest
from kpacite.sharing import ruling, statements


@require_GET
def show(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    own = coop_of_member(request.user, coop, today)
    lines = page(request, statements.commons(own), per=20)
    rule = ruling.read(own, today)
    return render(
        request,
        "sharing/commons/show.html",
        {
            "coop": own, "section": "commons", "balance_cents": balances.of_commons(own),
            "page": lines, "moves": statements.rows(lines.object_list),
            "year_cents": statements.commons_of_year(own, today.year), "year": today.year,
            "rules": ruling.because(rule, "commons_bp", "commons_base"),
        },
    )  # fmt: skip
