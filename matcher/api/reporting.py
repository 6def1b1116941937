"""Reports on a plan: measured, written as a page, and told as tables."""

from pathlib import Path

from constraints import rules_of
from matcher.domain.plan import Plan
from matcher.domain.programme import Programme
from matcher.domain.report import Report

REPORTS = ("fairness", "waiting")
NOT_YET = ("reach", "hours", "cost", "duplication", "recruitment", "succession", "governors")


def report(programme: Programme, plan: Plan, name: str, *, to_share: bool) -> Report:
    """The report of that name."""
    from matcher.reporting.fairness_report import fairness_report
    from matcher.reporting.waiting_report import waiting_report

    if name == "waiting":
        return waiting_report(programme, plan, to_share=to_share)
    return fairness_report(programme, plan, rules_of(programme), to_share=to_share)


def write_report(folder: Path, programme: Programme, plan: Plan, made: Report) -> Path:
    """Write the page and give where it lies: among the coordinator's papers, unless it may be shared."""
    from matcher.publishing.pages.report_page import report_page
    from matcher.publishing.writing import write_all

    first = plan.period.first
    period = f"{plan.period.weeks} weeks from {first.day} {first:%B %Y}"
    page = report_page(made, programme.settings.name, period)
    (path,) = write_all(folder, {f"{'public' if made.to_share else 'coordinator'}/{made.name}.html": page})
    return path
