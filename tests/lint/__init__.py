"""Tests of the lint room."""
