"""Values to SVG: every mark leads to what it rests on, the source line is in the picture."""

from burdenshare.chart.bar import Bar, Swing, bars, tornado
from burdenshare.chart.fan import Point, fan
from burdenshare.chart.frame import style
from burdenshare.chart.ladder import Rung, ladder
from burdenshare.chart.path import Curve, course, path
from burdenshare.chart.strip import Dot, Strip, strips
from burdenshare.chart.svg import Markup, address, element, escape, join, link, visible
from burdenshare.chart.timeline import Mark, Stretch, timeline

__all__ = [
    "Bar",
    "Curve",
    "Dot",
    "Mark",
    "Markup",
    "Point",
    "Rung",
    "Stretch",
    "Strip",
    "Swing",
    "address",
    "bars",
    "course",
    "element",
    "escape",
    "fan",
    "join",
    "ladder",
    "link",
    "path",
    "strips",
    "style",
    "timeline",
    "tornado",
    "visible",
]
