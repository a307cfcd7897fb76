// The little that the pages do by themselves; everything else is asked of the app.
