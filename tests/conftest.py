"""Tests never see the market records of whoever runs them."""

import os
import tempfile

os.environ["COUNTEROFFER_MARKET"] = os.path.join(tempfile.gettempdir(), "no-market-records-in-tests")
