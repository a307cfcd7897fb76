"""Tests of the case files' room."""
