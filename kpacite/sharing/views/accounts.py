"""My account in a coop: what is mine, confirmed or waiting."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kpacite.coops import queries as coops
from kpacite.hosts import queries as hosts
from kpacite.hosts.queries import NoHost
from kpacite.ledger import balances
from kpacite.lib.paging import page
from kpacite.money import Euros
from kpacite.people.requests import MemberRequest
from kpacite.sharing import access, pockets, statements


@require_GET
def show(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    own = access.account_of(request.user, coop, today)
    mine = balances.of_member(own, request.user)
    waiting = statements.waiting_for_client(request.user, own)
    lines = page(request, statements.personal(own, request.user), per=15)
    try:
        host = hosts.host_of(own, today)
    except NoHost:
        host = None
    charges = pockets.charges_on(host, today) if host else None
    available = Euros(max(mine.available_cents, 0))
    return render(
        request,
        "sharing/accounts/show.html",
        {
            "coop": own, "section": "account", "mine": mine, "host": host,
            "has_left": not coops.is_member(request.user, own, today),
            "waiting": waiting, "waiting_cents": sum(one.waiting_cents for one in waiting),
            "page": lines, "moves": statements.rows(lines.object_list),
            "charges": charges, "pay": charges.estimate(available) if charges else None,
        },
    )  # fmt: skip
