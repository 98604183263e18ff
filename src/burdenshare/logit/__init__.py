"""A second reader of figures: multinomial logit on the words around them, learnt from labels."""

from burdenshare.logit.context import contexts
from burdenshare.logit.model import Belief, Chances, Model, shipped, weighed

__all__ = ["Belief", "Chances", "Model", "contexts", "shipped", "weighed"]
