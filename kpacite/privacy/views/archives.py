"""The archive of my data: asked for, then taken, by me alone."""

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.privacy import access, asking
from kpacite.privacy.views import proofs


@require_POST
def new(request: MemberRequest) -> HttpResponse:
    try:
        asking.ask(
            person=request.user, kind="export", by=request.user, on=timezone.localdate(),
            at=timezone.now(),
        )  # fmt: skip
    except Refusal as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, "C’est demandé. Revenez dans une minute.")
    return redirect("privacy:data.show")


@require_safe
def show(request: MemberRequest, request_number: int) -> HttpResponseBase:
    found = access.archive_of(request.user, request_number, timezone.now())
    if not proofs.is_fresh(request):
        return proofs.ask_first(request)
    return FileResponse(
        found.archive.open("rb"), as_attachment=True, filename="mes-donnees.zip",
        content_type="application/zip",
    )  # fmt: skip
