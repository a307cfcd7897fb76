"""Tests of the room offers."""
