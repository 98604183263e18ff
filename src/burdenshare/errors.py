"""Errors that a caller can act on.

BurdenshareError
├── UsageError          a call or command line that cannot be meant (exit 2)
└── InputError          bad input, with the file and the place in it (exit 4)
    ├── ReportError     a report that cannot be read
    ├── SeriesError     a series with a gap, a doubled date or no number
    ├── TermsError      an agreement whose terms do not hold together
    ├── TalksError      a negotiation or scenario that cannot be played
    └── CaseError       a case folder, record or manifest that is not what it should be

A fault in the *evidence* is not an exception: it is a `Problem` in the ledger.
"""


class BurdenshareError(Exception):
    """Anything this package raises on purpose."""


class UsageError(BurdenshareError, ValueError):
    """A call that cannot be meant: says what was given, what was expected and what to do."""


class InputError(BurdenshareError, ValueError):
    """Bad input: says where it stands, what is wrong and what to do.

    Args:
        message: What is wrong and what to do, one sentence.
        place: File and key, line or field, e.g. ``agreements/sma-12.toml: pay.then.cap``.

    Example:
        >>> str(InputError("cap 3 is not a rate", place="sma-12.toml: pay.then.cap"))
        'sma-12.toml: pay.then.cap: cap 3 is not a rate'
    """

    def __init__(self, message: str, *, place: str | None = None) -> None:
        self.message = message
        self.place = place
        super().__init__(f"{place}: {message}" if place else message)


class ReportError(InputError):
    """A report that cannot be read: empty, binary, encrypted or too large."""


class SeriesError(InputError):
    """A series with a gap, a doubled date or something that is no number."""


class TermsError(InputError):
    """An agreement whose terms do not hold together."""


class TalksError(InputError):
    """A negotiation or scenario that cannot be played."""


class CaseError(InputError):
    """A case folder, record or manifest that is not what it should be."""
