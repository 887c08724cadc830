"""What holds for every test: pages are made as the default installation makes them."""

from __future__ import annotations

import os

# The extra changes pages, and only the machines of some have it: its own tests take this away again.
os.environ["BRIEFGEN_NO_EMBED"] = "1"
