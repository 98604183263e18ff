"""A second reader of figures: multinomial logit on the words around them, learnt from labels."""

from burdenshare.logit.context import contexts
from burdenshare.logit.model import Model
from burdenshare.logit.reader import Belief, Chances, Reader, shipped

__all__ = ["Belief", "Chances", "Model", "Reader", "contexts", "shipped"]
