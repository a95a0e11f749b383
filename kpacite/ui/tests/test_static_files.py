"""Nothing comes from elsewhere, nothing is inline, nothing is heavy."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

import kpacite
from kpacite.ui import gallery

ROOT = Path(kpacite.__file__).parent
TEMPLATES = sorted(ROOT.glob("*/templates/**/*.html"))
STATIC = sorted(
    file for file in ROOT.glob("*/static/**/*") if file.suffix in {".css", ".js", ".svg"}
)
# Namespaces are names, not addresses: no browser goes there.
NAMES = {"http://www.w3.org/2000/svg"}


def name(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", [*TEMPLATES, *STATIC], ids=name)
def test_no_page_and_no_file_points_outside_the_site(path):
    found = set(re.findall(r"""(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}[^\s"')]*""", path.read_text()))

    assert found <= NAMES


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_no_page_carries_a_script_a_sheet_or_a_handler_of_its_own(path):
    html = path.read_text()

    assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\son[a-z]+=|javascript:", html)


@pytest.mark.parametrize("path", TEMPLATES, ids=name)
def test_a_style_attribute_only_carries_figures_and_colours(path):
    for style in re.findall(r'\sstyle="([^"]*)"', path.read_text()):
        for rule in filter(None, style.split(";")):
            property_name = rule.split(":")[0].strip()
            assert property_name.startswith(("--", "{{")) or property_name in {
                "max-inline-size", "background",
            }, style  # fmt: skip


def test_every_sheet_lives_in_a_layer():
    for path in ROOT.glob("ui/static/ui/css/*.css"):
        outside = re.sub(r"/\*.*?\*/", "", path.read_text(), flags=re.S)
        depth, rest = 0, []
        for character in outside:
            depth += character == "{"
            if depth == 0:
                rest.append(character)
            depth -= character == "}"
        heads = [head for head in re.split(r"[;}\n]", "".join(rest)) if head.strip()]
        assert all(head.strip().startswith(("@layer", "@font-face")) for head in heads), path.name


def test_every_drawing_that_a_page_names_exists():
    sprite = Path(finders.find("ui/icons.svg")).read_text()
    pictures = Path(finders.find("ui/pictures.svg")).read_text()
    drawn = set(re.findall(r'id="([^"]+)"', sprite + pictures))
    named = set()
    for path in TEMPLATES:
        html = path.read_text()
        named |= set(re.findall(r'{% (?:icon|sprite|picture) "([^"]+)"', html))
        named |= set(re.findall(r'\bicon="(i-[^"]+)"', html))
        named |= set(re.findall(r'{% pill "[^"]*" "([^"]+)"', html))

    assert named - drawn - {"i-"} == set()


def test_every_drawing_of_the_gallery_exists():
    sprite = Path(finders.find("ui/icons.svg")).read_text()
    pictures = Path(finders.find("ui/pictures.svg")).read_text()

    assert all(f'id="i-{name}"' in sprite for name in gallery.ICONS)
    assert all(f'id="{name}"' in pictures for name in gallery.PICTURES)


def test_no_drawing_is_named_twice():
    for file in ("ui/icons.svg", "ui/pictures.svg"):
        ids = re.findall(r'id="([^"]+)"', Path(finders.find(file)).read_text())
        assert len(ids) == len(set(ids))
