"""What is documented is true, and what is true is documented."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps

from tests.source import PACKAGE, ROOT, files, modules

DOCS = ROOT / "docs"
PAPERS = [*ROOT.glob("*.md"), *DOCS.rglob("*.md")]


def read(name: str) -> str:
    return (DOCS / name).read_text()


def test_every_variable_of_the_environment_is_documented():
    code = "".join(path.read_text() for path in (PACKAGE / "config").glob("*.py"))
    names = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', code)) | {"PORT"}

    missing = {name for name in names if f"`{name}`" not in read("operating.md")}

    assert missing == set()


def test_every_documented_variable_exists():
    code = "".join(path.read_text() for path in (PACKAGE / "config").glob("*.py"))

    unknown = {
        name
        for name in re.findall(r"`(KPACITE_[A-Z_]+)`", read("operating.md"))
        if f'"{name}"' not in code
    }

    assert unknown == set()


def test_every_command_is_documented():
    commands = {
        path.stem
        for path in PACKAGE.glob("*/management/commands/*.py")
        if not path.stem.startswith("_")
    }

    missing = {name for name in commands if f"manage.py {name}" not in read("operating.md")}

    assert missing == set()


def test_every_documented_command_exists():
    from django.core.management import get_commands

    named = set(re.findall(r"manage\.py ([a-z_]+)", "".join(p.read_text() for p in PAPERS)))

    assert named <= set(get_commands())


def test_every_command_of_bin_is_told_to_contributors():
    scripts = {path.name for path in (ROOT / "bin").iterdir() if not path.name.startswith("_")}

    missing = {
        name for name in scripts if f"bin/{name}" not in (ROOT / "CONTRIBUTING.md").read_text()
    }

    assert missing == set()


def test_the_glossary_has_each_model():
    ours = [m for m in apps.get_models() if m.__module__.startswith("kpacite.")]

    missing = {model.__name__ for model in ours if f"`{model.__name__}`" not in read("glossary.md")}

    assert missing == set()


def test_the_glossary_names_nothing_that_is_gone():
    ours = {m.__name__ for m in apps.get_models() if m.__module__.startswith("kpacite.")}
    named = {
        name
        for line in read("glossary.md").splitlines()
        if line.startswith("|")
        for name in re.findall(r"`([A-Z][A-Za-z]+)`", line)
    }

    assert named <= ours


def law_rows() -> list[list[str]]:
    """The rows of docs/law.md: rule, what it says, text and article, module, test."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in read("law.md").splitlines()
        if re.match(r"\|\s*`?[A-Z][A-Z0-9]{1,4}-\d", line)
    ]
    assert rows, "docs/law.md has no table"
    return rows


def test_the_law_table_names_modules_that_exist():
    missing = {
        name
        for row in law_rows()
        for name in re.findall(r"`(kpacite/[\w/.]+)`", row[3])
        if not (ROOT / name).exists()
    }

    assert missing == set()


def names_of_tests(path: Path) -> set[str]:
    return {
        node.name
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def test_each_rule_of_law_names_a_test_that_exists():
    breaches = []
    for row in law_rows():
        named = re.findall(r"`((?:kpacite|tests)/[\w/]+\.py)::(\w+)`", row[4])
        if not named:
            breaches.append(f"{row[0]} names no test")
        for file, test in named:
            path = ROOT / file
            if not path.exists() or test not in names_of_tests(path):
                breaches.append(f"{row[0]}: {file}::{test}")

    assert breaches == []


# How the code cites the law: our rules by their name, articles by their number.
RULE = re.compile(r"\b(?:ACC|CAE|CAPE|CESA|CLI|EINV|EREP|FEC|INV|MIN|PAY|QUO|RGPD|SIG|VAT)-\d{2}\b")
ARTICLE = re.compile(r"\b[LRD]\.? ?\d{2,4}-\d+(?:-\d+)?\b|\b242 nonies A\b|\b293 B\b|\bA47 A-1\b")


def test_each_citation_in_the_code_is_in_the_law_table():
    table = read("law.md").replace(". ", "")
    breaches = {
        f"{module.name}: {found.group()}"
        for module in modules()
        for pattern in (RULE, ARTICLE)
        for found in pattern.finditer(module.path.read_text())
        if found.group().replace(". ", "").replace(" ", "") not in table.replace(" ", "")
    }

    assert sorted(breaches) == []


def test_the_architecture_tells_every_app_and_the_layers_as_enforced():
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    layers = contract["contracts"][0]["layers"]
    told = re.search(r"```layers\n(.*?)```", read("architecture.md"), re.S)

    assert told is not None
    assert [line.split("  ")[0].strip() for line in told.group(1).strip().splitlines()] == layers
    for folder in PACKAGE.iterdir():
        if (folder / "__init__.py").exists():
            assert f"`{folder.name}`" in read("architecture.md")


@pytest.mark.parametrize("path", PAPERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_papers_lead_somewhere(path):
    targets = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text())

    missing = [t for t in targets if "://" not in t and not (path.parent / t).exists()]

    assert missing == []


def test_nothing_points_to_a_place_of_one_machine():
    """A path that begins at the root of somebody's disk means nothing to anybody else."""
    place = re.compile(r"(?<![\w./>])/(?:work|home|root|Users)/[a-z]")
    breaches = [
        f"{path.relative_to(ROOT)}: {found.group()}"
        for path in [*files(".py", ".html", ".css", ".js", ".sh", ".toml", ".in"), *PAPERS]
        for found in place.finditer(path.read_text())
    ]

    assert breaches == []


def test_decisions_are_numbered_one_after_the_other():
    names = sorted(path.name for path in (DOCS / "decisions").glob("*.md"))

    assert names, "no decision is written"
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


def test_every_paper_is_on_the_map():
    map_ = read("README.md")

    missing = {
        path.relative_to(DOCS).as_posix()
        for path in DOCS.rglob("*.md")
        if path.parent.name != "decisions"
        and path.name != "README.md"
        and f"({path.relative_to(DOCS).as_posix()})" not in map_
    }

    assert missing == set()
