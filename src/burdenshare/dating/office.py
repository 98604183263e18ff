"""Who held which office when: a report that calls somebody president knows that he is."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Days of taking and of leaving office. United States: 20 January of the constitution, and the
# swearing-in of secretaries. Korea: inaugurations; the removals of 10 March 2017 and 4 April 2025
# are the Constitutional Court's. Japan: the Kantei's list of cabinets.
_TERMS = """
Barack Obama      2009-01-20 2017-01-20
Donald Trump      2017-01-20 2021-01-20
Donald Trump      2025-01-20 9999-12-31
George W. Bush    2001-01-20 2009-01-20
Joe Biden         2021-01-20 2025-01-20
Antony Blinken    2021-01-26 2025-01-20
James Mattis      2017-01-20 2018-12-31
Jim Mattis        2017-01-20 2018-12-31
Lloyd Austin      2021-01-22 2025-01-20
Marco Rubio       2025-01-21 9999-12-31
Mark Esper        2019-07-23 2020-11-09
Mike Pompeo       2018-04-26 2021-01-20
Pete Hegseth      2025-01-25 9999-12-31
Lee Jae Myung     2025-06-04 9999-12-31
Lee Jae-myung     2025-06-04 9999-12-31
Lee Myung-bak     2008-02-25 2013-02-24
Moon Jae-in       2017-05-10 2022-05-09
Park Geun-hye     2013-02-25 2017-03-10
Roh Moo-hyun      2003-02-25 2008-02-24
Yoon Suk Yeol     2022-05-10 2025-04-04
Yoon Suk-yeol     2022-05-10 2025-04-04
Fumio Kishida     2021-10-04 2024-10-01
Sanae Takaichi    2025-10-21 9999-12-31
Shigeru Ishiba    2024-10-01 2025-10-21
Shinzo Abe        2006-09-26 2007-09-26
Shinzo Abe        2012-12-26 2020-09-16
Yoshihide Suga    2020-09-16 2021-10-04
"""


def _terms() -> Mapping[str, tuple[tuple[date, date], ...]]:
    out: dict[str, tuple[tuple[date, date], ...]] = defaultdict(tuple)
    for line in _TERMS.strip().splitlines():
        *name, taken, left = line.split()
        out[" ".join(name)] += ((date.fromisoformat(taken), date.fromisoformat(left)),)
    return dict(out)


IN_OFFICE = _terms()
