"""Tests of the room playbook."""
