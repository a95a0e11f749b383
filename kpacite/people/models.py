"""Persons, the journal of what they did, and the evidence of what they signed."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(username=username)


class Person(AbstractBaseUser):
    """Somebody: a member, a host's referent, a neighbour who signed in.

    No field for diploma, benefit, origin or health, ever. A person without e-mail is a whole
    person: somebody enters things for them, and their slip carries a code.
    """

    username = models.CharField(max_length=60, unique=True)
    email = models.EmailField(blank=True)
    first_name = models.CharField(max_length=60)
    last_name = models.CharField(max_length=80, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    born_on = models.DateField(null=True, blank=True)
    face = models.CharField(max_length=20, default="face-1")  # symbol of the sprite
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    # Their name and ways to reach them are gone, at their request or after the delay of the law.
    erased_at = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["first_name"]
    objects = PersonManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email"], condition=~models.Q(email=""), name="person_email_once"
            )
        ]

    def __str__(self) -> str:
        return self.first_name

    @property
    def full_name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


class Deed(models.Model):
    """Who did what to which thing, when, for whom. Every verb writes one; nothing edits one.

    `by` is empty when a client acts through a link or when time does; `thing` and `coop_key` are
    addresses, since the things live in higher apps: "sales/quote/12", "la-cape".
    """

    by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="deeds")
    verb = models.CharField(max_length=60)  # "sales.quote.accepted"
    thing = models.CharField(max_length=80)
    about = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    coop_key = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["coop_key", "-at"], name="deed_coop"),
            models.Index(fields=["thing", "-at"], name="deed_thing"),
            models.Index(fields=["by", "-at"], name="deed_by"),
        ]


class Signature(models.Model):
    """The evidence that somebody signed something: who, what, how they were known, when.

    Sealed once (`signing.seal`), chained by hash within the instance, never edited: a withdrawal
    is a row of its own. After the delay of the law its words may be emptied (`signing.empty`);
    the seals stay, so the chain can still be checked.
    Law: C. civ. 1366 and 1367 (author identified, integrity kept).
    """

    thing = models.CharField(max_length=80)  # "coops/charter/3"
    purpose = models.CharField(max_length=60)  # charter, minutes, guardian, withdrawal…
    document_sha256 = models.CharField(max_length=64)
    document = models.TextField()  # the exact words signed
    signer = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="signatures"
    )
    signer_name = models.CharField(max_length=160)
    capacity = models.CharField(max_length=60)  # "membre", "responsable légal", "cliente"
    # "session", "code", "paper": see `signing.MEANS`
    means = models.CharField(max_length=20)
    entered_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    sentence = models.CharField(max_length=400)  # the words of the box that was ticked
    facts = models.JSONField(default=dict)  # code sent and used, opened and read at, address, agent
    signed_at = models.DateTimeField()
    # The name, the sentence and the facts, as one hash: they may be emptied without a broken seal.
    identity_sha256 = models.CharField(max_length=64, default="")
    emptied_at = models.DateTimeField(null=True, blank=True)
    # One row follows each row: two writers cannot fork the chain.
    previous_sha256 = models.CharField(max_length=64, blank=True, unique=True)
    sha256 = models.CharField(max_length=64, unique=True)

    class Meta:
        indexes = [models.Index(fields=["thing", "signed_at"], name="signature_thing")]
