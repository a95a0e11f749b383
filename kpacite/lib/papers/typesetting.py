"""From a template and values already written in French to the bytes of a PDF."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Literal

import typst

HERE = Path(__file__).parent


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(HERE / "fonts")])


def typeset(template: Path, view: Mapping[str, object], *, at: datetime, **inputs: str) -> bytes:
    """The PDF of `view` laid out by `template`.

    `at` is the moment written inside the file: the same values and moment give the same bytes.
    The template finds the logo in `sys.inputs.logo`, and each of `inputs` by its name.
    """
    logo = (HERE / "logo.svg").read_text()
    return bytes(
        typst.compile(
            str(template),
            root=str(template.parent),
            font_paths=_fonts(),
            ignore_system_fonts=True,
            pdf_standards=["a-3a", "ua-1"],
            timestamp=at.astimezone(UTC).replace(microsecond=0),
            sys_inputs={
                "view": json.dumps(view, ensure_ascii=False),
                "logo": logo,
                **{name: text for name, text in inputs.items() if text},
            },
        )
    )


def draw(template: Path, *, kind: Literal["svg", "png"], **inputs: str) -> bytes:
    """A picture laid out by `template`, letters drawn as shapes: it looks the same everywhere."""
    drawn = typst.compile(
        str(template),
        root=str(template.parent),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        format=kind,
        ppi=300,
        sys_inputs={"logo": (HERE / "logo.svg").read_text(), **inputs},
    )
    return bytes(drawn) if isinstance(drawn, bytes) else str(drawn).encode()
