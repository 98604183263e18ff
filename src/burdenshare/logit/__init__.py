"""Second readers, learnt from labels: of figures by the words around them, of who vouches."""

from burdenshare.logit.context import contexts
from burdenshare.logit.model import Model
from burdenshare.logit.reader import Chances, Reader, shipped
from burdenshare.logit.source import Speakers

__all__ = ["Chances", "Model", "Reader", "Speakers", "contexts", "shipped"]
