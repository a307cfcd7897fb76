"""A playbook on a screen, a page and paper: formats draw the blocks of a playbook and add no number and no claim."""
