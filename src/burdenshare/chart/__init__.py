"""Values to SVG: every mark leads to what it rests on, the source line is in the picture."""

from burdenshare.chart.fan import Point, fan
from burdenshare.chart.frame import style
from burdenshare.chart.svg import Markup, address, element, escape, join, link, visible
from burdenshare.chart.timeline import Mark, Stretch, timeline

__all__ = [
    "Mark",
    "Markup",
    "Point",
    "Stretch",
    "address",
    "element",
    "escape",
    "fan",
    "join",
    "link",
    "style",
    "timeline",
    "visible",
]
