"""Golden walks: a folder a case, with its plan as text and its playbook as JSON; `python -m tests.walks` rewrites them."""
