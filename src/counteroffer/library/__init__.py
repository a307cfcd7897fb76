"""Many guides in one library, and the one that fits: company, role and region matched with a reason."""
