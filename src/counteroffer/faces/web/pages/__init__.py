"""The pages of the app, one a file: a router, its place in the menu, and what it shows."""
