"""Which tests are about what a company makes its own: texts for people, and how a host runs things.

Knows: whether the handbook is still as it is shipped. Must not know: what such a test looks at.
"""

import pytest
from tests.sample_copy import is_the_sample

AS_SHIPPED = pytest.mark.skipif(not is_the_sample(), reason="it belongs to the company that made the handbook its own")
