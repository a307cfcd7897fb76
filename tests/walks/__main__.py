"""Write the golden files anew; look at the difference before it is kept."""

from tests.walks.walking import folders, walk

for folder in folders():
    for name, text in walk(folder).items():
        (folder / name).write_text(text, encoding="utf-8")
