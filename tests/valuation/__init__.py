"""Tests of the room valuation."""
