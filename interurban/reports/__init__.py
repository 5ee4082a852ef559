"""Reports: what an analysis of a data set says, section by section, for readers who never saw it."""

from interurban.reports.composing import describe_report, write_report
from interurban.reports.subject import Subject

__all__ = ["Subject", "describe_report", "write_report"]
