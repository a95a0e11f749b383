"""What search engines may read: the public pages only."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from kpacite.web.kept_private import KEYS

# Links of clients and of applicants carry their own key: no index may list them.
_LINES = [
    "User-agent: *",
    *(f"Disallow: {door}" for door in (*KEYS, "/entrer/", "/h/")),
]


@login_not_required
@require_safe
def show(request: HttpRequest) -> HttpResponse:
    return HttpResponse("\n".join(_LINES) + "\n", content_type="text/plain; charset=utf-8")
