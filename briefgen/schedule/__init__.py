"""The briefs of a settings file in; each built when it is due, and an account of it, out."""

from briefgen.schedule.log import Event, as_json, as_text
from briefgen.schedule.result import Result, result_of
from briefgen.schedule.runner import Processes, Runner, build_command
from briefgen.schedule.service import PARALLEL, Service
from briefgen.schedule.state import Row, State, kept
from briefgen.schedule.when import first_run, in_words, next_run, run_after, span_in_words, zone_of

__all__ = [
    "PARALLEL",
    "Event",
    "Processes",
    "Result",
    "Row",
    "Runner",
    "Service",
    "State",
    "as_json",
    "as_text",
    "build_command",
    "first_run",
    "in_words",
    "kept",
    "next_run",
    "result_of",
    "run_after",
    "span_in_words",
    "zone_of",
]
