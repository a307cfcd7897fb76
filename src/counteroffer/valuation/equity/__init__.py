"""What equity pays: listed shares by their vesting, private grants only at an exit, options by their strike, carry by its waterfall."""
