"""A request heavier than any photo is refused before it is read."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from kpacite.web.views import errors


class RefuseHeavyRequests:
    """Answers 413 by the announced length; what comes without one is cut by the server."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and int(length) > settings.REQUEST_MAX_BYTES:
            return errors.too_large(request)
        return self.answer(request)
