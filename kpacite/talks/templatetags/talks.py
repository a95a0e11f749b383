"""`{% load talks %}{% thread mission.address %}`: the talk of a thing, on its page.

A thing without address is named by its kind and its key: `{% thread "sales/quote" quote.pk %}`.
"""

from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone

from kpacite.talks import access, queries
from kpacite.talks.forms import MessageForm

register = template.Library()


@register.inclusion_tag("talks/threads/_thread.html", takes_context=True)
def thread(context: template.Context, thing: str, pk: int | None = None) -> dict[str, Any]:
    """What was said on the thing, the newest page first, and the place to say something.

    Nothing at all for somebody who may not talk about it.
    """
    request = context["request"]
    thing = f"{thing}/{pk}" if pk else thing
    today = timezone.localdate()
    topic = access.topic_on_page(request.user, thing, today)
    if topic is None:
        return {"topic": None}
    page = queries.talk(thing, request.GET.get("fil"))
    others = queries.others(topic.coop_key, request.user, today) if topic.coop_key else None
    return {
        "topic": topic,
        "page": page,
        # Read from top to bottom, like any talk: the newest beside the form.
        "said": list(reversed(page.object_list)),
        "form": None if topic.closed else MessageForm(others=others),
        "action": reverse("talks:threads.new", args=thing.split("/")),
        "request": request,
        "csrf_token": context.get("csrf_token"),
    }
