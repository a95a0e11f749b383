"""Which verbs the code notes: read from its source, so that none is forgotten."""

import ast
from collections.abc import Iterator
from itertools import product

from tests.source import Module, dotted, modules

# What cannot be read from the source alone: a word that comes from the outside, and what it can be.
CHOICES = {
    ("kpacite/governance/concluding.py", "fallback"): {"meeting", "mediation"},
    ("kpacite/governance/consenting.py", "remark.kind"): {
        "question",
        "answer",
        "reaction",
        "wording",
        "pass",
    },
    ("kpacite/governance/conflicting.py", "kind"): {
        "mediator",
        "outside",
        "meeting",
        "suspension",
        "exclusion",
    },
    ("kpacite/governance/handing_over.py", "step"): {"seen", "together", "alone", "taught"},
    ("kpacite/joining/caring.py", "answer"): {"here", "rest", "talk", "leave"},
    ("kpacite/sharing/distributing.py", "position"): {"agree", "talk"},
    ("kpacite/sharing/moving.py", "kind"): {"aside", "back", "ask", "unask"},
    ("kpacite/sharing/planning.py", "position"): {"agree", "talk"},
}


class UnreadVerb(Exception):
    """A verb is built in a way that this module does not read: add it to CHOICES."""


Scope = tuple[Module, ast.FunctionDef | None]


def noted() -> dict[str, str]:
    """Each verb that some `deeds.note` can write, and where."""
    found: dict[str, str] = {}
    for module in modules():
        for scope, call in _calls(module, "deeds.note"):
            verb = next(one.value for one in call.keywords if one.arg == "verb")
            for word in _words(verb, scope):
                found.setdefault(word, module.at(call))
    return found


def _calls(module: Module, name: str) -> Iterator[tuple[Scope, ast.Call]]:
    owners: list[ast.FunctionDef | None] = [
        node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef)
    ]
    for owner in owners:
        for node in ast.walk(owner):
            if isinstance(node, ast.Call) and dotted(node.func) == name:
                yield (module, owner), node


def _words(node: ast.expr, scope: Scope) -> set[str]:
    """What an expression can be, as text."""
    module, function = scope
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return {node.value}
    if isinstance(node, ast.IfExp):
        return _words(node.body, scope) | _words(node.orelse, scope)
    if isinstance(node, ast.JoinedStr):
        parts = [_words(part, scope) for part in node.values]
        return {"".join(one) for one in product(*parts)}
    if isinstance(node, ast.FormattedValue):
        return _words(node.value, scope)
    if isinstance(node, ast.Subscript):
        return _of_a_table(node, scope)
    if choices := CHOICES.get((module.name, dotted(node))):
        return choices
    if isinstance(node, ast.Name) and function is not None:
        return _of_a_name(node.id, module, function)
    raise UnreadVerb(module.at(node, dotted(node)))


def _of_a_table(node: ast.Subscript, scope: Scope) -> set[str]:
    """`VERBS[kind]`: every value of a dictionary of the module."""
    for made in ast.walk(scope[0].tree):
        targets = [made.target] if isinstance(made, ast.AnnAssign) else getattr(made, "targets", [])
        is_it = any(dotted(target) == dotted(node.value) for target in targets)
        if is_it and isinstance(made.value, ast.Dict):
            return set().union(*(_words(value, scope) for value in made.value.values))
    raise UnreadVerb(scope[0].at(node, dotted(node.value)))


def _of_a_name(name: str, module: Module, function: ast.FunctionDef) -> set[str]:
    """What callers pass, or what the function itself puts in the name."""
    positional = [one.arg for one in (*function.args.posonlyargs, *function.args.args)]
    found: set[str] = set()
    if name in positional or name in [one.arg for one in function.args.kwonlyargs]:
        for scope, call in _callers(module, function):
            given = {one.arg: one.value for one in call.keywords}
            if name in positional and positional.index(name) < len(call.args):
                given[name] = call.args[positional.index(name)]
            if name in given:
                found |= _words(given[name], scope)
    else:
        for node in ast.walk(function):
            if isinstance(node, ast.Assign) and any(
                isinstance(target, ast.Name) and target.id == name for target in node.targets
            ):
                found |= _words(node.value, (module, function))
    return found or _of_a_constant(name, module, function)


def _callers(module: Module, function: ast.FunctionDef) -> Iterator[tuple[Scope, ast.Call]]:
    """Who calls a function: its module by its name, others by the name of the module."""
    yield from _calls(module, function.name)
    for other in modules():
        yield from _calls(other, f"{module.parts[-1]}.{function.name}")


def _of_a_constant(name: str, module: Module, function: ast.FunctionDef) -> set[str]:
    for made in module.tree.body:
        if isinstance(made, ast.Assign) and any(dotted(one) == name for one in made.targets):
            return _words(made.value, (module, None))
    raise UnreadVerb(module.at(function, name))
