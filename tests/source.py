"""The source of the project, read as trees: what the convention tests look at."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "kpacite"


@dataclass(frozen=True)
class Module:
    """One file of code: where it is, and what it says."""

    path: Path
    tree: ast.Module

    @property
    def name(self) -> str:
        """The path from the root: "kpacite/sales/quoting.py"."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def dotted(self) -> str:
        """The name to import: "kpacite.sales.quoting"."""
        return ".".join(self.path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")

    @property
    def parts(self) -> tuple[str, ...]:
        return self.path.relative_to(PACKAGE).with_suffix("").parts

    @property
    def app(self) -> str:
        return self.parts[0]

    def at(self, node: ast.AST, words: str = "") -> str:
        return f"{self.name}:{node.lineno} {words}".strip()

    def functions(self) -> Iterator[ast.FunctionDef]:
        """The functions of the module itself, not those inside others or inside classes."""
        yield from (node for node in self.tree.body if isinstance(node, ast.FunctionDef))

    def calls(self) -> Iterator[ast.Call]:
        yield from (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def imports(self) -> Iterator[tuple[ast.AST, str, str]]:
        """(node, module, name) for each name that is imported."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    yield node, alias.name, ""
            elif isinstance(node, ast.ImportFrom):
                for alias in node.names:
                    yield node, node.module or "", alias.name


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package but tests and migrations."""
    paths = sorted(
        path
        for path in PACKAGE.rglob("*.py")
        if not {"tests", "migrations"} & set(path.relative_to(PACKAGE).parts)
    )
    return tuple(Module(path, ast.parse(path.read_text())) for path in paths)


def files(*suffixes: str, under: Path = PACKAGE) -> list[Path]:
    """The files of the project with one of these endings, but what machines made."""
    made = {"__pycache__", ".venv", ".uv", ".git", "data", "node_modules", "migrations"}
    return sorted(
        path
        for path in under.rglob("*")
        if path.suffix in suffixes and not made & set(path.relative_to(ROOT).parts)
    )


def dotted(node: ast.AST) -> str:
    """`timezone.now` for the node of that name; calls on the way are kept as `()`."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    if isinstance(node, ast.Call):
        return f"{dotted(node.func)}()"
    return "…"
