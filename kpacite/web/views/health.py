"""Is everything well? For the machine that watches; it says nothing more."""

from datetime import timedelta

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from kpacite.lib.models import WorkerBeat

FRESH = timedelta(seconds=60)


@login_not_required
@require_safe
@never_cache
def show(request: HttpRequest) -> JsonResponse:
    """200 when the database answers and a worker gave a sign of life within a minute."""
    try:
        is_well = WorkerBeat.objects.filter(seen_at__gte=timezone.now() - FRESH).exists()
    except DatabaseError:
        is_well = False
    return JsonResponse({"well": is_well}, status=200 if is_well else 503)
