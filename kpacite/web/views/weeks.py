"""« Ma semaine »: the first page of a member."""

from datetime import datetime, time

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.coops.access import coop_of_member
from kpacite.governance.queries import actions, meetings
from kpacite.ledger import balances
from kpacite.people.requests import MemberRequest
from kpacite.web import waiting, weeks


@require_safe
def show(request: MemberRequest, coop: str) -> HttpResponse:
    at, today, me = timezone.now(), timezone.localdate(), request.user
    found = coop_of_member(me, coop, today)
    month = today.replace(day=1)
    missions = weeks.my_missions(found, me, today)
    todos, learn = waiting.to_decide(found, me, at), weeks.to_learn(found, me, today)
    step = weeks.next_step(found, me, missions, todos, learn, today)
    context = {
        "coop": found, "today": today, "section": "home", "missions": missions, "learn": learn,
        "step": step, "todos": [todo for todo in todos if todo.url != step.url],
        "parts": weeks.my_parts(found, me), "balances": balances.of_member(found, me),
        "received_cents": weeks.received_cents(
            found, me, timezone.make_aware(datetime.combine(month, time.min))
        ),
        "helped_minutes": weeks.helped_minutes(found, me, month),
        "thanks": weeks.thanks(found, me), "promises": actions.mine(found, me),
        "meeting": meetings.next_meeting(found, today),
    }  # fmt: skip
    return render(request, "web/weeks/show.html", context)
