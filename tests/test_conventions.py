"""The rules of the house, as tests: a rule that is only written is a wish."""

import ast
import re

from django.conf import settings
from django.utils.module_loading import import_string

from tests.addresses import named_routes
from tests.source import PACKAGE, ROOT, Module, dotted, files, modules

# Modules that are neither facts nor verbs, by their name in an app.
EDGES = {"views", "management", "tasks", "urls", "context", "adapter", "templatetags"}
NOT_VERBS = EDGES | {"models", "core", "access", "queries", "forms", "apps", "rules", "requests"}
# Packages without verbs: arithmetic, pages, wiring.
NO_VERBS = {"money", "ui", "config"}
CLOCKS = {
    "timezone.now", "timezone.localdate", "timezone.localtime", "date.today", "datetime.now",
    "datetime.today", "datetime.utcnow", "datetime.date.today", "datetime.datetime.now",
    "time.time", "localdate", "localtime", "now",
}  # fmt: skip
WRITES = {
    "create", "bulk_create", "get_or_create", "update_or_create", "update", "bulk_update",
    "delete", "save", "add", "set", "remove", "clear",
}  # fmt: skip

# Who anybody may visit: everything else asks who you are.
PUBLIC = {
    "account_confirm_login_code",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_request_login_code",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_signup",  # says that one joins through a coop
    "brand:uses.show",
    "coops:directory.index",
    "governance:decisions.public",  # those that the coop shows
    "governance:rules.public",  # when the coop says so
    "joining:applications.new",
    "joining:followed.accept",
    "joining:followed.come",
    "joining:followed.edit",
    "joining:followed.index",
    "joining:followed.look_again",
    "joining:followed.propose",
    "joining:followed.remove",
    "joining:followed.say",
    "joining:followed.show",
    "joining:followed.voice",
    "joining:guardians.paper",
    "joining:guardians.refuse",
    "joining:guardians.show",
    "joining:guardians.sign",
    "joining:guardians.withdraw",
    "people:demo.enter",
    "privacy:erasures.show",  # the account is gone: nobody is signed in
    "privacy:notices.show",
    "sales:client_invoices.pdf",
    "sales:client_invoices.show",
    "sales:client_quotes.answer",
    "sales:client_quotes.pdf",
    "sales:client_quotes.show",
    "sales:client_quotes.withdraw",
    "sales:requests.new",
    "sales:requests.sent",
    "talks:calendar.feed",  # the secret address of somebody's dates
    "talks:unsubscribe.show",  # the signed address of a letter
    "web:accessibility.show",
    "web:coops.show",
    "web:display.edit",
    "web:gallery.show",  # in a demo or under debug only
    "web:health",
    "web:home",
    "web:robots",
    "web:software.show",
    "web:words.index",
}


def listed(breaches: list[str]) -> str:
    return "\n" + "\n".join(sorted(breaches))


def is_demo(module: Module) -> bool:
    return module.parts[:2] == ("web", "demo")


def is_verb_module(module: Module) -> bool:
    """A module named after a gesture: the only kind that may write."""
    if module.parts == ("lib", "tasks"):
        return True
    if module.app in NO_VERBS or len(module.parts) < 2:
        return False
    return not NOT_VERBS & set(module.parts[1:]) and not is_demo(module)


def writes(node: ast.AST) -> list[ast.Call]:
    """The calls that change the base: on a manager, or `.save()` and `.delete()` of a row."""
    found = []
    for call in ast.walk(node):
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
            continue
        if call.func.attr not in WRITES:
            continue
        through_manager = ".objects." in f"{dotted(call.func)}."
        of_a_row = call.func.attr in {"save", "delete"} and not call.args
        if through_manager or of_a_row:
            found.append(call)
    return found


def test_only_verbs_write():
    breaches = [
        module.at(call, dotted(call.func))
        for module in modules()
        if not is_verb_module(module) and not is_demo(module)
        for call in writes(module.tree)
    ]

    assert not breaches, listed(breaches)


def test_the_demo_writes_through_the_verbs():
    breaches = [
        module.at(call, dotted(call.func))
        for module in modules()
        if is_demo(module)
        for call in writes(module.tree)
    ]

    assert not breaches, listed(breaches)


# A verb that nobody does: time, a machine, or a caller that holds the name already.
WITHOUT_SOMEBODY = {
    "governance.types.found_types": "the founding decision notes who",
    "hosts.legal_data.load": "the law, not a person",
    "ledger.chart.open_book": "the verb that opens a host notes who",
    "ledger.chart.add_account": "the verb that asks notes who",
    "people.signing_in.keep_address": "the person who just signed in",
    "sales.numbering.next_number": "the verb that issues notes who",
    "sales.requesting.receive": "a neighbour without account; `noted_by` when a member types it",
    "privacy.emptying.remove": "within an erasure, which notes who",
    "privacy.emptying.close_doors": "within an erasure, which notes who",
    "privacy.emptying.forget_errands": "within an erasure, which notes who",
    "privacy.logging_reads.note": "`reader` says who",
    "sharing.planning.consent": "`person` speaks for themselves",
    "sharing.distributing.consent": "`person` speaks for themselves",
    "sharing.moving.record": "`person` moves their own money",
    "work.staffing.set_places": "within opening and editing a mission, which note who",
    "talks.noticing.tell": "the worker, of a deed that somebody did",
    "talks.mailing.send_now": "the worker, of news that were told",
    "talks.mailing.send_of_the_day": "the worker, at five o’clock",
    "lib.tasks.enqueue": "the verb that asks has noted who",
}


def test_verbs_are_keyword_only_and_say_who():
    breaches = []
    for module in modules():
        if not is_verb_module(module):
            continue
        for function in module.functions():
            is_atomic = any("atomic" in dotted(d) for d in function.decorator_list)
            if function.name.startswith("_") or not (is_atomic or writes(function)):
                continue
            name = f"{'.'.join(module.parts)}.{function.name}"
            keywords = {argument.arg for argument in function.args.kwonlyargs}
            if name in WITHOUT_SOMEBODY:
                continue
            if function.args.args or function.args.posonlyargs:
                breaches.append(module.at(function, f"{name} takes positional arguments"))
            if "by" not in keywords:
                breaches.append(module.at(function, f"{name} does not say who"))

    assert not breaches, listed(breaches)


def reads_the_clock(module: Module) -> bool:
    edges = {
        "views",
        "templatetags",
        "management",
        "tasks",
        "context",
        "adapter",
        "urls",
        "navigation",
    }
    return bool(edges & set(module.parts)) or module.name == "kpacite/people/deeds.py"


def test_only_views_commands_and_tasks_read_the_clock():
    breaches = [
        module.at(call, dotted(call.func))
        for module in modules()
        if not reads_the_clock(module)
        for call in module.calls()
        if dotted(call.func) in CLOCKS and not call.args
    ]

    assert not breaches, listed(breaches)


# What stands between the web and us, beside views: each has a request in its hands.
SPEAK_HTTP = {
    "kpacite/lib/paging.py",
    "kpacite/people/requests.py",
    "kpacite/people/visiting.py",
    "kpacite/web/kept_private.py",
    "kpacite/web/navigation.py",
    "kpacite/web/too_large.py",
    "kpacite/web/unreadable.py",
}


def test_only_views_speak_http():
    breaches = []
    for module in modules():
        if EDGES & set(module.parts) or module.name in SPEAK_HTTP or module.app in {"ui", "config"}:
            continue
        for node, source, name in module.imports():
            if source == "django.shortcuts" or (source == "django.http" and name != "Http404"):
                breaches.append(module.at(node, f"{source}.{name}"))
            if name == "Http404" and not {"access", "showing"} & set(module.parts):
                breaches.append(module.at(node, "only access.py says that a thing is not there"))

    assert not breaches, listed(breaches)


def views() -> list[tuple[Module, ast.FunctionDef]]:
    return [
        (module, function)
        for module in modules()
        if "views" in module.parts and "errors" not in module.parts
        for function in module.functions()
        if not function.name.startswith("_")
        and function.args.args
        and function.args.args[0].arg == "request"
    ]


def test_every_view_says_which_methods_it_answers():
    breaches = [
        module.at(function, function.name)
        for module, function in views()
        if not any(dotted(d).startswith("require_") for d in function.decorator_list)
    ]

    assert not breaches, listed(breaches)


def test_a_view_asks_access_and_never_the_base():
    asks_whether_it_answers = "kpacite/web/views/health.py"
    breaches = [
        module.at(node, dotted(node))
        for module in modules()
        if "views" in module.parts and module.name != asks_whether_it_answers
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr == "objects"
    ]

    assert not breaches, listed(breaches)


def test_a_view_catches_refusals_only():
    builtin = {"Exception", "BaseException", "ValueError", "TypeError", "KeyError"}
    breaches = [
        module.at(node)
        for module in modules()
        if "views" in module.parts
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or dotted(node.type) in builtin)
    ]

    assert not breaches, listed(breaches)


def test_anybody_may_visit_the_pinned_addresses_and_no_other():
    public = {
        route.name
        for route in named_routes()
        if not getattr(route.callback, "login_required", True)
    }

    assert public == PUBLIC


def test_no_page_carries_a_script_or_a_style_of_its_own():
    inline = re.compile(r"<script(?![^>]*\bsrc=)|<style\b|\son[a-z]+=[\"']|javascript:", re.I)
    breaches = [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in files(".html", ".svg")
        for found in inline.finditer(path.read_text())
    ]

    assert not breaches, listed(breaches)


def test_a_style_attribute_only_passes_figures():
    """The policy allows style attributes; they carry custom properties, never looks."""
    attribute = re.compile(r"\sstyle=\"([^\"]*)\"")
    breaches = [
        f"{path.relative_to(ROOT)}: {found.group(1)}"
        for path in files(".html", ".py")
        for found in attribute.finditer(path.read_text())
        if not found.group(1).strip().startswith(("--", "{"))
    ]

    assert not breaches, listed(breaches)


# Names of vocabularies, and our own machine: nothing is ever fetched from them.
NAMES_ONLY = re.compile(
    r"https?://(www\.w3\.org/|purl\.oclc\.org/|www\.aiim\.org/|127\.0\.0\.1|localhost|testserver|[\w.-]*\.?example\b|\{)"
)


def test_nothing_names_an_address_elsewhere():
    """No font, picture, script or service of somebody else, ever."""
    breaches = [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in files(".py", ".html", ".css", ".js", ".svg", ".typ")
        for found in re.finditer(r"https?://[^\s\"'<>)]*", path.read_text())
        if not NAMES_ONLY.match(found.group())
    ]

    assert not breaches, listed(breaches)


def test_locks_name_no_address():
    lines = [
        f"{path.name}:{number}"
        for path in (ROOT / "requirements").glob("*.lock")
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if re.search(r"://|--index|--find-links|--extra-index", line)
    ]

    assert lines == []


# Lines that name a module: what is read of it.
DECLARES = {
    "KPACITE_RULES": "RULES",
    "KPACITE_EFFECTS": "EFFECTS",
    "KPACITE_NOTICES": "NOTICES",
    "KPACITE_JOURNAL": "SENTENCES",
    "KPACITE_PERSONAL": "DATA",
    "KPACITE_AGED": "AGED",
}


def test_every_line_of_the_wiring_leads_somewhere():
    from kpacite.config import wiring

    for name, value in vars(wiring).items():
        if not name.startswith("KPACITE_"):
            continue
        assert getattr(settings, name) == value, f"{name} is not in the settings"
        paths = value.values() if isinstance(value, dict) else value
        for path in [value] if isinstance(value, str) else list(paths):
            import_string(f"{path}.{DECLARES[name]}" if name in DECLARES else path)


def test_every_table_leaves_by_the_one_door_that_disarms_formulas():
    breaches = [
        module.at(node)
        for module in modules()
        for node, source, name in module.imports()
        if "csv" in {source, name} and module.name != "kpacite/lib/tables.py"
        if "core" not in module.parts
    ]

    assert not breaches, listed(breaches)


def test_no_code_is_commented_out_and_nothing_is_left_to_do():
    left = re.compile(r"#\s*(TODO|FIXME|XXX|HACK)\b")
    breaches = [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in files(".py", ".html", ".css", ".js", under=PACKAGE)
        for found in left.finditer(path.read_text())
    ]

    assert not breaches, listed(breaches)
