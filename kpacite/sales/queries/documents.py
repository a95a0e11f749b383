"""The stored papers, one at a time, to be written elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from kpacite.coops.models import Coop
from kpacite.sales.models import Invoice, NumberSeries, QuoteVersion


@dataclass(frozen=True)
class Document:
    """A stored paper. Two hosts may have the same numbers: their papers then go apart."""

    number: str
    pdf: bytes
    host_slug: str
    is_ambiguous: bool


def issued(coop: Coop | None = None) -> Iterator[Document]:
    """Every issued paper, of one coop or of all, read in pieces: a network has many."""
    hosts = NumberSeries.objects.values_list("host", flat=True).distinct().count()
    apart = coop is None and hosts > 1
    versions = QuoteVersion.objects.filter(sent_at__isnull=False, pdf__isnull=False)
    papers = Invoice.objects.filter(number__isnull=False)
    if coop:
        versions = versions.filter(quote__coop=coop)
        papers = papers.filter(coop=coop)
    for rows in (
        versions.order_by("pk").values_list("number", "pdf", "quote__host__slug"),
        papers.order_by("pk").values_list("number", "pdf", "host__slug"),
    ):
        for number, pdf, slug in rows.iterator(chunk_size=100):
            yield Document(str(number), bytes(pdf or b""), slug, apart)
