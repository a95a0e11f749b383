"""At 16 and 17: what one does alone, what asks for an adult, and how it is asked."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kpacite.coops.access import coop_of_member
from kpacite.joining import allowing, authorising, guardian_papers
from kpacite.joining.access import guardians as access
from kpacite.joining.core.scopes import SCOPES, VOICE
from kpacite.joining.forms.guardians import AskForm, EmancipationForm, HeldForm, paper_form
from kpacite.joining.guardians import comes_of_age_on, is_minor
from kpacite.joining.queries import guardians as queries
from kpacite.lib.errors import Refusal
from kpacite.people.requests import MemberRequest
from kpacite.privacy import logging_reads


@require_safe
def index(request: MemberRequest, coop: str) -> HttpResponse:
    """For everybody: what is done alone and what is not; for those of 16 and 17, their own file."""
    today = timezone.localdate()
    found = coop_of_member(request.user, coop, today)
    if is_minor(request.user, today):
        return redirect("joining:young.show", coop, request.user.pk)
    context = {
        "coop": found, "voice": VOICE, "acts": SCOPES, "section": "members",
        "minors": queries.minors(found, today),
        "may_read": access.reads_files(request.user, found, today),
    }  # fmt: skip
    return render(request, "joining/young/index.html", context)


@require_safe
def show(request: MemberRequest, coop: str, minor: int) -> HttpResponse:
    """One's own page, or the file of somebody for a member whose role looks after it."""
    now = timezone.now()
    today = timezone.localdate(now)
    found, person = access.file_of(request.user, coop, minor, today)
    logging_reads.note(reader=request.user, about=person, what="joining/guardians", at=now)
    context = {
        "coop": found, "minor": person, "is_me": person == request.user, "voice": VOICE,
        "acts": queries.acts(person, today), "requests": queries.requests_for(person, found),
        "of_age_on": comes_of_age_on(person), "section": "members",
    }  # fmt: skip
    return render(request, "joining/young/show.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: MemberRequest, coop: str, minor: int) -> HttpResponse:
    now = timezone.now()
    today = timezone.localdate(now)
    found, person = access.minor_of_coop(request.user, coop, minor, today)
    form = AskForm(request.POST or None, initial={"scopes": ["contract", "paid_seat"]})
    if form.is_valid():
        try:
            asked = authorising.ask(
                minor=person, coop_key=found.slug, by=request.user, on=today, at=now,
                **form.facts(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            sent = "Le lien est parti par mail." if asked.email else "Imprimez la feuille à signer."
            messages.success(request, f"La demande est prête. {sent}")
            if access.may_read_file(request.user, person, found, today):
                return redirect("joining:young.show", coop, minor)
            return redirect("joining:young.index", coop)
    context = {
        "coop": found, "minor": person, "is_me": person == request.user, "form": form,
        "section": "members",
    }  # fmt: skip
    return render(request, "joining/young/ask.html", context, status=422 if form.errors else 200)


@require_POST
def remind(request: MemberRequest, coop: str, minor: int, authorisation: int) -> HttpResponse:
    today = timezone.localdate()
    _, found = access.authorisation_of(request.user, coop, minor, authorisation, today)
    try:
        authorising.ask_again(authorisation=found, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, "Le lien est reparti par mail.")
    return redirect("joining:young.show", coop, minor)


@require_safe
def paper(request: MemberRequest, coop: str, minor: int, authorisation: int) -> HttpResponse:
    """The sheet to print before the signature; after it, the copy with its evidence."""
    now = timezone.now()
    _, found = access.authorisation_of(
        request.user, coop, minor, authorisation, timezone.localdate(now)
    )
    logging_reads.note(reader=request.user, about=found.minor, what="joining/guardians", at=now)
    content = (
        guardian_papers.copy_pdf(found)
        if found.signed_at
        else guardian_papers.sheet_pdf(found, at=found.asked_at)
    )
    headers = {"Content-Disposition": 'inline; filename="accord.pdf"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


@require_http_methods(["GET", "HEAD", "POST"])
def type_in(request: MemberRequest, coop: str, minor: int, authorisation: int) -> HttpResponse:
    """A sheet that came back signed."""
    now = timezone.now()
    today = timezone.localdate(now)
    own, found = access.authorisation_to_keep(request.user, coop, minor, authorisation, today)
    form = paper_form(request.POST or None, found, today)
    if form.is_valid():
        try:
            allowing.sign_on_paper(
                authorisation=found, choice=form.choice(), name=form.cleaned_data["name"],
                paper=form.paper(), on=today, at=now, by=request.user,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "La signature est notée.")
            return redirect("joining:young.show", coop, minor)
    context = {"coop": own, "authorisation": found, "form": form, "section": "members"}
    return render(
        request, "joining/young/type_in.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: MemberRequest, coop: str, minor: int, authorisation: int) -> HttpResponse:
    """The guardian said stop, on paper: noted at once."""
    now = timezone.now()
    today = timezone.localdate(now)
    own, found = access.authorisation_to_keep(request.user, coop, minor, authorisation, today)
    form = HeldForm(
        request.POST or None, initial={"name": found.guardian_name, "signed_on": today}
    )  # fmt: skip
    if form.is_valid():
        try:
            allowing.withdraw_on_paper(
                authorisation=found, name=form.cleaned_data["name"], paper=form.paper(),
                on=today, at=now, by=request.user,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est noté. Ce qui engage ou paie attend.")
            return redirect("joining:young.show", coop, minor)
    context = {"coop": own, "authorisation": found, "form": form, "section": "members"}
    return render(request, "joining/young/stop.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def emancipate(request: MemberRequest, coop: str, minor: int) -> HttpResponse:
    """A judgment was seen, and goes back home."""
    now = timezone.now()
    today = timezone.localdate(now)
    own, person = access.file_to_keep(request.user, coop, minor, today)
    form = EmancipationForm(request.POST or None, initial={"seen_on": today})
    if form.is_valid():
        try:
            authorising.see_emancipation(
                person=person, seen_on=form.cleaned_data["seen_on"], by=request.user, on=today,
                at=now,
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "C’est noté. Aucune copie n’est gardée.")
            return redirect("joining:young.index", coop)
    context = {"coop": own, "minor": person, "form": form, "section": "members"}
    return render(
        request, "joining/young/emancipate.html", context, status=422 if form.errors else 200
    )
