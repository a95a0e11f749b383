"""A recorded voice, given to the browser's own player."""

import re

from django.http import Http404, HttpRequest, HttpResponse

from kpacite.joining.models import Application

_RANGE = re.compile(r"bytes=(\d+)-(\d*)")


def sound(application: Application, request: HttpRequest) -> HttpResponse:
    """The whole voice, or the part that the player asks for: some phones play nothing else."""
    if not application.voice:
        raise Http404
    content = bytes(application.voice)
    status, extra = 200, {"Accept-Ranges": "bytes"}
    if match := _RANGE.fullmatch(request.headers.get("Range", "")):
        start, end = int(match[1]), min(int(match[2] or len(content)), len(content) - 1)
        if start > end:
            return HttpResponse(status=416)
        extra["Content-Range"] = f"bytes {start}-{end}/{len(content)}"
        content, status = content[start : end + 1], 206
    response = HttpResponse(content, content_type=application.voice_kind, status=status)
    for name, value in extra.items():
        response[name] = value
    response["Content-Disposition"] = "inline"
    return response
