"""Saying something on a thing, and taking it back."""

from datetime import datetime
from typing import Final

from django.db import transaction

from kpacite.lib.errors import Refusal
from kpacite.people import deeds
from kpacite.people.models import Person
from kpacite.talks.models import Message

LONGEST: Final = 4_000


class MessageIsEmpty(Refusal):
    sentence = "Le message est vide. Écrivez une phrase, puis envoyez-la."


class MessageIsTooLong(Refusal):
    """A thread is a talk. A long text belongs to a proposal, or to several messages."""

    sentence = "Ce message est trop long. Gardez 4 000 signes au plus, ou faites-en plusieurs."


class TopicIsClosed(Refusal):
    """What the thread talks of is over: it stays to be read."""

    sentence = "Cette discussion est finie. Vous pouvez la lire, mais plus y écrire."


class MessageOfSomebodyElse(Refusal):
    """Only who said a thing, or typed it in for them, takes it back."""

    sentence = "Ce message est à quelqu’un d’autre. Demandez-lui de le reprendre."


@transaction.atomic
def say(
    *, thing: str, coop_key: str, author: Person | None, text: str, at: datetime,
    by: Person | None, title: str = "", closed: bool = False, key: str | None = None,
) -> Message:  # fmt: skip
    """The message stands in the thread of the thing, with who said it and who typed it.

    `author` is empty for somebody who follows by a link; `by` typed it in, and is kept when they
    are not the author. The same form sent twice (`key`) says it once.
    Refuses: MessageIsEmpty, MessageIsTooLong, TopicIsClosed.
    """
    if key and (said := Message.objects.filter(key=key).first()):
        return said
    words = text.strip().replace("\r\n", "\n").replace("\x00", "")
    if closed:
        raise TopicIsClosed
    if not words:
        raise MessageIsEmpty
    if len(words) > LONGEST:
        raise MessageIsTooLong
    entered_by = by if by != author else None
    facts = {
        "thing": thing, "coop_key": coop_key, "author": author, "entered_by": entered_by,
        "text": words, "at": at,
    }  # fmt: skip
    if key is None:
        message, is_new = Message.objects.create(**facts), True
    else:
        message, is_new = Message.objects.get_or_create(key=key, defaults=facts)
    if is_new:
        deeds.note(
            verb="talks.message.said", thing=thing, by=by, coop_key=coop_key, note=title, at=at,
            about=author if entered_by else None,
        )  # fmt: skip
    return message


@transaction.atomic
def withdraw(*, message: Message, by: Person, at: datetime) -> Message:
    """The message keeps its place and loses its words, for everybody and for good.

    Refuses: MessageOfSomebodyElse.
    """
    message = Message.objects.select_for_update(no_key=True).get(pk=message.pk)
    if by.pk not in (message.author_id, message.entered_by_id):
        raise MessageOfSomebodyElse
    if message.withdrawn_at:
        return message
    message.text, message.withdrawn_at = "", at
    message.save(update_fields=["text", "withdrawn_at"])
    deeds.note(
        verb="talks.message.withdrawn", thing=message.thing, by=by, coop_key=message.coop_key, at=at
    )
    return message
