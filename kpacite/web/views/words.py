"""The hard words, for phones that cannot open them in place, and for curious people."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kpacite.ui.glossary import WORDS


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    words = sorted(WORDS.values(), key=lambda word: word.sorted_by)
    return render(request, "web/words/index.html", {"words": words, "section": "words"})
