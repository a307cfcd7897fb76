"""Playbook: what it looks like on paper, and the files to take away: PDF, DOCX, calendar and more."""

import re
from html import unescape

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, Response

from counteroffer import operations
from counteroffer.cases.folder import CaseFile
from counteroffer.faces.web.case_view import case_page, not_yet, open_case
from counteroffer.faces.web.showing import desk_of
from counteroffer.operations import Edition
from counteroffer.playbook.tones import TONES
from counteroffer.terms.faults import FaultsFoundError

ORDER = 6
MENU = "Playbook"
PATH = "/cases/{id}/playbook"
router = APIRouter()

# Each format with its kind of content and what it is good for, in the order of use.
FORMATS = {
    "pdf": ("PDF", "application/pdf", "to print or to keep"),
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "to change it"),
    "html": ("Web page", "text/html; charset=utf-8", "one file, works without a network"),
    "ics": ("Calendar", "text/calendar; charset=utf-8", "the days of the plan"),
    "markdown": ("Markdown", "text/markdown; charset=utf-8", "plain text"),
    "json": ("JSON", "application/json", "every figure with its trace, for programs"),
}
OTHER = ("", "application/octet-stream", "")
POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')


@router.get(PATH)
def show(request: Request, id: str, tone: str = "", redacted: int = 0) -> HTMLResponse:
    """The playbook as it is on paper, in a tone, whole or as it may be shown to others."""
    desk, file = desk_of(request), open_case(request, id)
    edition = _edition(tone, redacted)
    try:
        playbook = operations.kept_edition(file, desk.guides, desk.today(), edition)
    except FaultsFoundError as error:
        return not_yet(request, file, error)
    files = [
        (name, *FORMATS.get(name, OTHER), operations.missing_for(name))
        for name in sorted(operations.file_formats(), key=_place)
    ]
    toned = any(script.others for script in playbook.scripts())
    return case_page(
        request, "playbook_page.html", file, files=files, tones=TONES if toned else (), edition=edition,
    )  # fmt: skip


@router.get(PATH + "/preview")
def preview(request: Request, id: str, tone: str = "", redacted: int = 0) -> Response:
    """The playbook as its own page, under its own policy: it runs its own style and script and loads nothing."""
    content = _file(request, open_case(request, id), "html", _edition(tone, redacted))
    stated = POLICY.search(content[:5000].decode(errors="replace"))
    policy = unescape(stated[1]) if stated else "default-src 'none'"
    headers = {"content-security-policy": f"{policy}; frame-ancestors 'self'"}
    return Response(content, media_type="text/html", headers=headers)


@router.get(PATH + "/file")
def download(request: Request, id: str, format: str, tone: str = "", redacted: int = 0) -> Response:
    """The playbook as a file in one format."""
    edition = _edition(tone, redacted)
    content = _file(request, open_case(request, id), format, edition)
    # An id holds letters, digits, blanks and a few signs (CaseFolder), none of which can end the header.
    name = f"{id.encode('ascii', 'ignore').decode()}-{edition.stem}{operations.suffix_of(format)}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=FORMATS.get(format, OTHER)[1], headers=headers)


def _file(request: Request, file: CaseFile, format_name: str, edition: Edition) -> bytes:
    desk = desk_of(request)
    return operations.kept_as_file(file, desk.guides, desk.today(), format_name, edition)


def _edition(tone: str, redacted: int) -> Edition:
    return operations.make_edition(tone or None, None, None, redacted=bool(redacted))


def _place(name: str) -> int:
    return list(FORMATS).index(name) if name in FORMATS else len(FORMATS)
