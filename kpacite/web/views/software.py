"""What this site runs on, and where its source is: the licence asks to offer it to everybody."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    """AGPL-3.0, section 13: whoever uses the site may have the source of this very version."""
    return render(request, "web/software/show.html", {"source": settings.SOURCE_ADDRESS})
