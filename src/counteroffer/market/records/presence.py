"""Whether anything was ever imported: one look at the disk, and nothing else is loaded for it."""

import os
import sys
from pathlib import Path

LISTING = "records.json"
ENVIRONMENT = "COUNTEROFFER_MARKET"


def are_records(named: Path | None = None) -> bool:
    """Whether there is a list of records, in the folder that is named or the usual one."""
    folder = named or usual_folder()
    return folder is not None and (folder / LISTING).exists()


def usual_folder() -> Path | None:
    """The folder of COUNTEROFFER_MARKET, else the one in the person's data; None where there is no home."""
    stated = os.environ.get(ENVIRONMENT)
    if stated:
        return Path(stated)
    data = os.environ.get("XDG_DATA_HOME") or (os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else None)
    if data and os.path.isabs(data):
        return Path(data) / "counteroffer" / "market"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    platform = "Library/Application Support" if sys.platform == "darwin" else ".local/share"
    return home / platform / "counteroffer" / "market"
