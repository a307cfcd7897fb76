"""Taxes on pay: what is left of salary, bonus, sign-on, vesting shares and exercised options, one place a file."""
