"""What members say in the rounds: questions, answers, reactions, better wordings."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kpacite.governance import consenting, rounds
from kpacite.governance.access import proposals as access
from kpacite.governance.forms.proposals import RemarkForm
from kpacite.governance.queries import proposal_pages as pages
from kpacite.governance.queries import proposals as queries
from kpacite.governance.views.proposals import shown
from kpacite.lib.errors import Refusal
from kpacite.lib.paging import page
from kpacite.people.requests import MemberRequest


@require_safe
def index(request: MemberRequest, coop: str, proposal: int) -> HttpResponse:
    found = access.shared_proposal_of(request.user, coop, proposal, timezone.localdate())
    words = request.GET.get("q", "").strip()[:80]
    context = {
        "coop": found.coop, "section": "decisions", "proposal": found, "query": words,
        "version": queries.current_version(found), "is_open": queries.open_round(found),
        "page": page(request, pages.remarks(found, words=words), per=30),
    }  # fmt: skip
    return render(request, "governance/remarks/index.html", context)


@require_POST
def new(request: MemberRequest, coop: str, proposal: int) -> HttpResponse:
    found = access.shared_proposal_of(request.user, coop, proposal, timezone.localdate())
    form = RemarkForm(request.POST)
    if form.is_valid():
        facts = form.cleaned_data
        asked = facts["answers"] and access.question_on(found, facts["answers"])
        try:
            consenting.say(
                round=rounds.open_round(found), person=request.user, by=request.user,
                kind=facts.get("kind") or "reaction", text=facts["text"], answers=asked or None,
                at=timezone.now(), key=facts["key"],
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est dit. Merci.")
            return redirect("governance:proposals.show", coop, proposal)
    return shown(found, request, remark=form)
