"""A report as a page: sentences, and each table with its drawing."""

from matcher.domain.record import Record
from matcher.domain.report import Report
from matcher.publishing.pages.html import render


class Page(Record):
    """What the template fills in."""

    report: Report
    programme: str
    period: str


def report_page(report: Report, programme: str, period: str) -> bytes:
    """`coordinator/report-NAME.html`, or what may be shared of it."""
    return render("report.html", Page(report=report, programme=programme, period=period))
