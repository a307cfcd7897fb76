"""Checks files: what is known from before is taken from the store, the rest is read and checked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from counteroffer.guides.guide import Guide
from counteroffer.lint.checking import all_rules, check_together, without_prose
from counteroffer.lint.guide_files import GuideFile
from counteroffer.lint.kinds import FILE_NOT_READABLE
from counteroffer.lint.report import Lines, Report
from counteroffer.lint.request import CheckRequest, Progress, silent
from counteroffer.lint.rule import LibraryRule
from counteroffer.lint.scanning import Faults, Job, Work, pack_faults, unpacked_faults, unpacked_guide, unpacked_reading
from counteroffer.lint.sharing_out import scan_all
from counteroffer.lint.stamps import Keys, key_together, keys_of
from counteroffer.lint.store import Store, cache_folder
from counteroffer.lint.suppressions import MARK, suppressed
from counteroffer.terms.faults import Diagnostic
from counteroffer.terms.places import Span

BATCH = 512  # values that go to the store at once, and guides that come from it


def check_files(
    files: Sequence[GuideFile], request: CheckRequest, also: Mapping[str, Sequence[Diagnostic]] | None = None
) -> Report:
    """The findings in files, as each file's settings and comments want them, by path and place.

    `also` are findings by path that a room above has made.
    """
    codes = _rules_to_run(files)
    readable = tuple(file for file in files if not file.refused)
    store = Store(cache_folder() if request.cached else None)
    check = _Check(readable, request.today, codes, store, keys_of(readable, request.today, codes))
    alone = check.alone(request.progress)
    together = check.together()
    found = (
        fault
        for file in files
        for fault in _of_file(
            file, (*alone.get(file.shown, ()), *together.get(file.shown, ()), *(also or {}).get(file.shown, ()))
        )
    )
    lines = Lines({file.shown: file.content for file in files})
    checked = {file.shown: file.settings.codes_at(file.path) for file in files}
    return Report(tuple(sorted(found, key=lambda fault: fault.order)), checked, lines)


@dataclass(frozen=True, slots=True)
class _Check:
    """One check of files that can be read: the day, the rules that run, and the store with the keys into it.

    `said` is what the guides say that were read or checked just now, without their prose: rules over many guides would
    else have to fetch it from the store again.
    """

    files: tuple[GuideFile, ...]
    today: date
    codes: frozenset[str]
    store: Store
    keys: Mapping[str, Keys]
    said: dict[str, Guide] = field(default_factory=dict)

    def alone(self, progress: Progress) -> dict[str, Faults]:
        """What is wrong with each guide by itself, by path."""
        known = self.store.get({key.faults.slot: key.faults.stamp for key in self.keys.values()})
        unpacked = {file.shown: unpacked_faults(known.get(self.keys[file.shown].faults.slot)) for file in self.files}
        found = {shown: faults for shown, faults in unpacked.items() if faults is not None}
        missing = [file for file in self.files if file.shown not in found]
        return found | self._scan(missing, progress)

    def together(self) -> dict[str, list[Diagnostic]]:
        """What rules over many guides find, by path; known from before where no guide has changed."""
        if not self._looks_at_many:
            return {}
        key = key_together(self.files, self.keys)
        faults = unpacked_faults(self.store.get({key.slot: key.stamp}).get(key.slot))
        if faults is None:
            faults = tuple(check_together(self._guides(), self.today, self.codes))
            self.store.put({key.slot: (key.stamp, pack_faults(faults))})
        by_path: dict[str, list[Diagnostic]] = {}
        for fault in faults:
            by_path.setdefault(fault.span.path, []).append(fault)
        return by_path

    @property
    def _looks_at_many(self) -> bool:
        """Whether any rule over many guides runs."""
        return any(isinstance(rule, LibraryRule) and rule.code in self.codes for rule in all_rules())

    def _guides(self) -> list[Guide]:
        """What all guides say, by path: as read just now, as kept, or read again."""
        known = dict(self.said)
        known.update(self._known_guides([file for file in self.files if file.shown not in known]))
        lost = [file for file in self.files if file.shown not in known]
        if lost:
            self._scan(lost, silent)
            known.update(self.said)
        return [known[file.shown] for file in self.files if file.shown in known]

    def _known_guides(self, files: Sequence[GuideFile]) -> Iterator[tuple[str, Guide]]:
        """What the store knows of what guides say, by path."""
        for start in range(0, len(files), BATCH):
            for shown, packed in self._readings(files[start : start + BATCH]).items():
                reading = unpacked_reading(packed)
                if reading:
                    yield shown, without_prose(reading[0])

    def _scan(self, files: Sequence[GuideFile], progress: Progress) -> dict[str, Faults]:
        """Read and check files; what comes out is kept batch by batch, so that a check that is stopped is not in vain."""
        kept = self._readings(files)
        jobs = tuple(Job(file.shown, file.content, kept.get(file.shown)) for file in files)
        found: dict[str, Faults] = {}
        batch: dict[bytes, tuple[bytes, bytes]] = {}
        for shown, one in scan_all(Work(jobs, self.today, self.codes, self._looks_at_many)):
            key = self.keys[shown]
            batch[key.reading.slot] = key.reading.stamp, one.reading
            batch[key.faults.slot] = key.faults.stamp, one.faults
            found[shown] = unpacked_faults(one.faults) or ()
            if one.bare is not None:
                self.said[shown] = unpacked_guide(one.bare)
            progress(len(found), len(files))
            if len(batch) >= BATCH:
                self.store.put(batch)
                batch = {}
        self.store.put(batch)
        return found

    def _readings(self, files: Sequence[GuideFile]) -> dict[str, bytes]:
        """What the store knows of what guides say, packed, by path."""
        keys = {file.shown: self.keys[file.shown].reading for file in files}
        known = self.store.get({key.slot: key.stamp for key in keys.values()})
        return {shown: known[key.slot] for shown, key in keys.items() if key.slot in known}


def _rules_to_run(files: Sequence[GuideFile]) -> frozenset[str]:
    """The rules to run: those chosen, and all that are on by default, so that the next choice finds them in the store."""
    chosen = {file.settings.enabled for file in files}
    return frozenset(
        rule.code for rule in all_rules() if rule.default_on or any(rule.code in codes for codes in chosen)
    )


def _of_file(file: GuideFile, faults: Faults) -> Iterator[Diagnostic]:
    """The findings in one file that its comments and its settings leave."""
    codes = file.settings.codes_at(file.path)
    if file.refused:
        message, help_text = (
            f"the file cannot be opened: {file.refused}",
            "check that it is there and that you may read it",
        )
        faults = (FILE_NOT_READABLE.at(Span(file.shown, 1, 1, 1), message, help_text),)
    elif MARK.encode() in file.content:
        faults = suppressed(file.source, faults, codes)
    return (file.settings.graded(fault) for fault in faults if fault.code in codes)
