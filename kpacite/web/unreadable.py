"""An address that holds the empty character is nobody's: PostgreSQL cannot even look for it."""

from collections.abc import Callable
from urllib.parse import unquote

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

from kpacite.web.views import errors

EMPTY = "\x00"


class RefuseUnreadable:
    """Answers 400, whichever page was asked for and whatever was looked for in it."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if EMPTY in request.path or EMPTY in unquote(request.META.get("QUERY_STRING", "")):
            return errors.bad_request(request, BadRequest())
        return self.answer(request)
