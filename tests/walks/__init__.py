"""Golden walks: a case, its plan as text and its playbook as JSON."""
