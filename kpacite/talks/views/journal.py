"""The journal of a coop: nobody has hidden power where everybody reads what was done."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kpacite.coops import access as coops
from kpacite.coops import queries as members
from kpacite.lib import tables
from kpacite.lib.french import clock, day_plain
from kpacite.lib.paging import page
from kpacite.people.requests import MemberRequest
from kpacite.talks import access, diary, queries
from kpacite.talks.forms import JournalForm

MOST_ROWS = 10_000


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    today = timezone.localdate()
    own = coops.coop_of_member(request.user, coop, today)
    form = JournalForm(request.GET, people=members.members(own, today))
    rows = diary.find(diary.readable(own.slug, request.user), form.wanted())
    found = page(request, rows, per=30)
    context = {
        "coop": own,
        "form": form,
        "page": found,
        "days": queries.entries_by_day(diary.entries(found.object_list)),
        "query": form.wanted().words,
        "is_sought": form.wanted() != diary.Wanted(),
        "section": "news",
    }
    return render(request, "talks/journal/index.html", context)


@require_safe
def table(request: MemberRequest, coop: str) -> HttpResponse:
    """The same lines for a spreadsheet."""
    today = timezone.localdate()
    own = coops.coop_of_member(request.user, coop, today)
    form = JournalForm(request.GET, people=members.members(own, today))
    rows = diary.find(diary.readable(own.slug, request.user), form.wanted())[:MOST_ROWS]
    lines = (
        (day_plain(timezone.localtime(one.at).date()), clock(one.at), one.sentence, one.theme)
        for one in diary.entries(rows)
    )
    answer = HttpResponse(
        tables.csv_bytes(["Jour", "Heure", "Ce qui s’est passé", "Thème"], lines),
        content_type="text/csv; charset=utf-8",
    )
    answer["Content-Disposition"] = f'attachment; filename="journal-{own.slug}.csv"'
    return answer


@require_safe
def week(request: MemberRequest, coop: str) -> HttpResponse:
    """The week of the coop, on paper, for the wall of the members' room."""
    today = timezone.localdate()
    own = coops.coop_of_member(request.user, coop, today)
    since = today - timedelta(days=6)
    rows = diary.find(diary.shared(own.slug), diary.Wanted(since=since, until=today))[:80]
    days = queries.entries_by_day(diary.entries(rows))
    context = {"coop": own, "days": days, "since": since, "today": today, "section": "news"}
    return render(request, "talks/journal/week.html", context)


@require_safe
def sheet(request: MemberRequest, coop: str, member: int) -> HttpResponse:
    """The news of somebody without e-mail, for the member who hands them over.

    Only what every member may read in the journal: the rest waits for the person alone.
    """
    today, since = timezone.localdate(), timezone.now() - timedelta(days=7)
    own, person = access.member_on_paper(request.user, coop, member, today)
    news = [
        one
        for one in queries.week(person, since)
        if one.deed.coop_key == own.slug and diary.is_shared(one.deed)
    ]
    context = {
        "coop": own, "person": person, "days": queries.by_day(news, apart=False), "today": today,
        "since": timezone.localdate(since), "for_somebody": True, "section": "members",
    }  # fmt: skip
    return render(request, "talks/notices/sheet.html", context)
