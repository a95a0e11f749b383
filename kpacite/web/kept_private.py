"""Pages about somebody are kept by no machine in between, and no shared phone shows them again."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

# The doors of clients and of guardians: an address that is itself a key.
KEYS = ("/d/", "/f/", "/candidature/", "/parent/", "/calendrier/", "/stop/")


class KeepPrivate:
    """`Cache-Control: private, no-store` on what a signed-in person or a client's link receives."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        if request.user.is_authenticated or request.path.startswith(KEYS):
            patch_cache_control(response, private=True, no_store=True)
        return response
