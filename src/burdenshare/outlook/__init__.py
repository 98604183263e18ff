"""Outlook: probabilities as of a day, from the record, past deals and simulated talks."""

from burdenshare.outlook.asof import Known, known
from burdenshare.outlook.climate import Priors, called
from burdenshare.outlook.forecast import Outlook, forecast, prepare, reveal, to_dict
from burdenshare.outlook.move import moves_from
from burdenshare.outlook.record import Deal, Event, Paid, deals_from
from burdenshare.outlook.score import Course, Said, course
from burdenshare.outlook.stack import Basis, learn, play, settlements
from burdenshare.outlook.state import Posture, State, posture, state_of

__all__ = [
    "Basis",
    "Course",
    "Deal",
    "Event",
    "Known",
    "Outlook",
    "Paid",
    "Posture",
    "Priors",
    "Said",
    "State",
    "called",
    "course",
    "deals_from",
    "forecast",
    "known",
    "learn",
    "moves_from",
    "play",
    "posture",
    "prepare",
    "reveal",
    "settlements",
    "state_of",
    "to_dict",
]
