"""Every component of the design system, alive. For the people who build."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kpacite.ui import gallery


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Open on a demo or a workbench only. Sending its form shows the errors; nothing is kept."""
    if not (settings.DEBUG or settings.DEMO):
        raise Http404
    return render(request, "ui/gallery.html", gallery.samples(request, today=timezone.localdate()))
