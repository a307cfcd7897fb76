"""The person's side: the case, the offer with its components, the alternatives, from YAML."""
