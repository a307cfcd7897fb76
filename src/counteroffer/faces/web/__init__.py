"""Web: the local app, on this machine alone; each page is a file of the folder `pages`."""
