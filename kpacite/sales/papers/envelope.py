"""The Factur-X envelope: what a PDF/A-3 must say about the electronic invoice inside it.

The engine attaches the file but does not write these four properties. They go into the XMP
packet with the description of their schema, as PDF/A asks for every property it does not know.
"""

import io

import pikepdf
from lxml import etree

FILE_NAME = "factur-x.xml"
_FX = "urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#"
_NS = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
    "fx": _FX,
}
_PROPERTIES = [
    ("DocumentFileName", FILE_NAME, "The name of the embedded XML document"),
    ("DocumentType", "INVOICE", "The type of the hybrid document"),
    ("Version", "1.0", "The version of the standard of the embedded XML document"),
    ("ConformanceLevel", "EN 16931", "The conformance level of the embedded XML document"),
]
_BEGIN = b'<?xpacket begin="\xef\xbb\xbf" id="W5M0MpCehiHzreSzNTczkc9d"?>'
_END = b'<?xpacket end="r"?>'


def declare(pdf: bytes) -> bytes:
    """The same PDF, declared as a Factur-X invoice. Same bytes in, same bytes out."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        metadata = document.Root.Metadata
        metadata.write(_declared(metadata.read_bytes()))
        out = io.BytesIO()
        document.save(
            out,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.preserve,
        )
    return out.getvalue()


def extract(pdf: bytes) -> bytes:
    """The electronic invoice that a PDF carries."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return bytes(document.attachments[FILE_NAME].get_file().read_bytes())


def _declared(packet: bytes) -> bytes:
    body = packet.split(b"?>", 1)[1].rsplit(b"<?xpacket", 1)[0].strip()
    root = etree.fromstring(body)
    rdf = root.find("rdf:RDF", _NS)
    if rdf is None:
        raise ValueError("The PDF says nothing of itself: no rdf:RDF in its packet.")
    _schemas(rdf).append(_schema())
    description = etree.SubElement(rdf, _tag("rdf", "Description"), nsmap={"fx": _FX})
    description.set(_tag("rdf", "about"), "")
    for name, value, _ in _PROPERTIES:
        etree.SubElement(description, _tag("fx", name)).text = value
    return _BEGIN + etree.tostring(root, encoding="utf-8") + _END


def _schemas(rdf: "etree._Element") -> "etree._Element":
    bag = rdf.find(".//pdfaExtension:schemas/rdf:Bag", _NS)
    if bag is None:
        description = etree.SubElement(rdf, _tag("rdf", "Description"), nsmap=_NS)
        description.set(_tag("rdf", "about"), "")
        schemas = etree.SubElement(description, _tag("pdfaExtension", "schemas"))
        bag = etree.SubElement(schemas, _tag("rdf", "Bag"))
    return bag


def _schema() -> "etree._Element":
    item = etree.Element(_tag("rdf", "li"), nsmap=_NS)
    item.set(_tag("rdf", "parseType"), "Resource")
    for name, value in [
        ("schema", "Factur-X PDFA Extension Schema"),
        ("namespaceURI", _FX),
        ("prefix", "fx"),
    ]:
        etree.SubElement(item, _tag("pdfaSchema", name)).text = value
    sequence = etree.SubElement(
        etree.SubElement(item, _tag("pdfaSchema", "property")), _tag("rdf", "Seq")
    )
    for name, _, words in _PROPERTIES:
        entry = etree.SubElement(sequence, _tag("rdf", "li"))
        entry.set(_tag("rdf", "parseType"), "Resource")
        for key, value in [
            ("name", name),
            ("valueType", "Text"),
            ("category", "external"),
            ("description", words),
        ]:
            etree.SubElement(entry, _tag("pdfaProperty", key)).text = value
    return item


def _tag(prefix: str, name: str) -> str:
    return f"{{{_NS[prefix]}}}{name}"
