"""What programs may ask: which operations are offered to them, by which name, and how a case or a guide is named.

This is the one list behind the REST addresses and the assistants' tools. Everything else comes from the operations
themselves: their parameters and types from the signatures, their words from the docstrings.
"""

import inspect
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from datetime import date
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec

from counteroffer import operations
from counteroffer.faces import telling
from counteroffer.faces.discretion import SECRETS
from counteroffer.faces.paging import ITEMS, LIMIT, MOST_ON_A_PAGE, OFFSET
from counteroffer.valuation.worth import Asked

# What the desk gives, so that nobody is asked for it; `id` names the case wherever a folder of cases is given too.
GIVEN = frozenset(["folder", "index", "guides", "paths", "shelf", "faults", "cached", "progress", "store", "known"])
NAMES = {"Asked": Asked, "Told": operations.Told}  # records whose fields are asked for one by one
# Bounds that the command line sets as well.
LIMITS: Mapping[str, tuple[int, int]] = {
    "months": (1, 120), "seed": (0, 2**31 - 1), "interval": (1, 120), LIMIT: (1, MOST_ON_A_PAGE), OFFSET: (0, 10_000_000),
}  # fmt: skip
MOST = 100  # entries of a list or a mapping
LONGEST = {"text": 1_000_000, "dotted": 300, "value": 2000, "entry": 5000, "sentence": 2000}
USUAL = 500  # characters of any other text
WORDS = {
    "case": "The id of a case: the name of its file without the ending.",
    "cases": "The ids of cases.",
    "today": "Reckon as if it were this day; without it, today.",
    "based_on": "The version that the change was made from, as reading the case gives it.",
    "guide": "The id of a guide, as the list of guides gives it.",
    "answers": "What is known so far: company, role, region, currency, base, expires ...",
    "name": "The name of a worked example.",
    "text": "The text.",
    "dotted": "Where in the case: a dotted path such as offer.base or alternatives.1.name; entries count from 1.",
    "value": "The new value as a person writes it, such as 252K or 25%; an empty one takes the field away.",
    "entry": "The new entry as YAML on one line, such as {claim: led a team of four}.",
    "id": "An id, as the other answers give it.",
    "words": "Words to search for; a guide is found that has all of them.",
    "company": "A company, by any of its names.",
    "role": "A role, at any level.",
    "level": "A level, by its name or its code.",
    "interval": "How many months a guide holds that does not say so itself.",
    "alternative": "The name of an alternative, to value it in the place of the offer.",
    LIMIT: "The most entries of one answer: `total` counts all that there are, `next` says where the next page begins.",
    OFFSET: "How many entries to pass over: `next` of the page before.",
    "include": f"What only the owner of a case should know, and is left out unless it is named here: {', '.join(SECRETS)}.",
}
EXAMPLES: Mapping[str, Any] = {
    "case": "written-offer-with-competing-offer", "cases": ["written-offer-with-competing-offer"], "today": "2026-11-21", "dotted": "offer.base", "value": "252K",
    "entry": "{claim: led a team of four}", "settings": {"offer.base": "255K"}, "text": "kind: offer\ncompany: Acme\nrole: Engineer\ncurrency: USD\noffer: {base: 240K}\n",
    "sentence": "they came up to 252K base on the phone, that is final", "name": "final-offer", "answers": {"company": "Acme", "role": "Engineer", "currency": "USD", "base": "240K"},
    "company": "KKR", "role": "ML/AI Engineer", "region": "New York", "parts": ["position", "timeline"], "words": "engineer", "include": [],
}  # fmt: skip
EXAMPLES_OF: Mapping[tuple[str, str], Any] = {
    ("add_entry", "dotted"): "candidate.strengths",
    ("remove_entry", "dotted"): "candidate.strengths.1",
    ("trace_figure", "id"): "position.anchor",
    ("show_parameter", "id"): "tax_us_federal",
    ("log_message", "words"): "we can do 252K, and that is our last word",
    ("list_findings", "severity"): "warning",
    ("find_guides", "company"): "",
    ("find_guides", "role"): "",
    ("audit_text", "text"): "I ask for a base salary of $266,000.",
}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that is asked for: its name, its type with bounds, whether it must be there, and its words."""

    name: str
    type: Any
    default: Any
    about: str
    example: Any

    @property
    def is_required(self) -> bool:
        """Whether it must be given."""
        return self.default is inspect.Parameter.empty


@dataclass(frozen=True)
class Offered:
    """One operation as it is offered: its name, what is called, how what it gives is told, and its REST address.

    `to_assistants` is False for what no assistant should do; `told_by_name` where even the owner's own programs get the
    walk-away, the alternatives and the priorities only by naming them; `lists` names the lists of an answer that can be
    asked for page by page ("items" where the answer is one).
    """

    name: str
    ask: Callable[..., Any]
    tell: Callable[[Any], bytes]
    verb: str
    address: str
    to_assistants: bool = True
    told_by_name: bool = False
    lists: tuple[str, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether something is another afterwards."""
        takes = self.signature.parameters
        return self.verb in ("PUT", "DELETE") or ("folder" in takes and "index" not in takes)

    @property
    def is_of_a_case(self) -> bool:
        """Whether it is about one case."""
        return "{case}" in self.address

    @cached_property
    def signature(self) -> inspect.Signature:
        """The operation's own."""
        return inspect.signature(self.ask)

    @cached_property
    def words(self) -> tuple[str, str]:
        """The first sentence of the operation's docstring, and the rest of it."""
        first, _blank, rest = inspect.cleandoc(self.ask.__doc__ or "").partition("\n\n")
        return _for_all(first), _for_all(rest)

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """What is asked for, in the order of the signature."""
        found: list[Parameter] = []
        for parameter in self.signature.parameters.values():
            annotation = parameter.annotation
            if parameter.name in GIVEN:
                continue
            if parameter.name in ("file", "files") or self._is_case_id(parameter.name):
                name = "cases" if parameter.name == "files" else "case"
                found.append(self._parameter(name, list[str] if name == "cases" else str, inspect.Parameter.empty))
            elif parameter.name == "today":
                found.append(self._parameter("today", date | None, None))
            elif (record := record_of(annotation)) is not None:
                found += self._fields(record)
            else:
                found.append(self._parameter(parameter.name, annotation, parameter.default))
        pages = (LIMIT, OFFSET) if self.lists else ()
        return (*found, *(self._parameter(name, int | None, None) for name in pages))

    @cached_property
    def request(self) -> type[msgspec.Struct]:
        """The shape of what is asked, for reading it and for its JSON Schema."""
        given = [(one.name, one.type, msgspec.NODEFAULT if one.is_required else one.default) for one in self.parameters]
        return msgspec.defstruct(self.name, given, kw_only=True, frozen=True, forbid_unknown_fields=True)

    def _is_case_id(self, name: str) -> bool:
        return name == "id" and "folder" in self.signature.parameters

    def _fields(self, record: Any) -> list[Parameter]:
        about = inspect.cleandoc(record.__doc__ or "")
        found = []
        for field in fields(record):
            default = inspect.Parameter.empty if field.default is MISSING else field.default
            found.append(self._parameter(field.name, field.type, default, about))
        return found

    def _parameter(self, name: str, annotation: Any, default: Any, about: str = "") -> Parameter:
        said = _said_of(name, about or inspect.cleandoc(self.ask.__doc__ or "")) or WORDS.get(name, "")
        example = EXAMPLES_OF.get((self.name, name), EXAMPLES.get(name))
        return Parameter(name, _bounded(name, annotation, said), _plain(default), said, example)


OFFERED = (
    Offered("list_cases", operations.list_kept, telling.listed, "GET", "/cases", lists=(ITEMS,)),
    Offered("begin_case", operations.begin_case, telling.kept, "POST", "/cases"),
    Offered("copy_example", operations.copy_example, telling.kept, "POST", "/cases/from-example"),
    Offered("begin_case_from_text", operations.keep_new_text, telling.kept, "POST", "/cases/from-text"),
    Offered("read_case", operations.read_kept, telling.read, "GET", "/cases/{case}"),
    Offered("check_case", operations.check_kept, telling.checked, "GET", "/cases/{case}/check"),
    Offered("replace_text", operations.keep_kept_text, telling.kept, "PUT", "/cases/{case}/text", to_assistants=False),
    Offered("set_field", operations.set_case_field, telling.kept, "POST", "/cases/{case}/field"),
    Offered("add_entry", operations.add_case_entry, telling.kept, "POST", "/cases/{case}/entry"),
    Offered("remove_entry", operations.remove_case_entry, telling.kept, "POST", "/cases/{case}/remove"),
    Offered("delete_case", operations.forget_kept, telling.nothing, "DELETE", "/cases/{case}", to_assistants=False),
    Offered("value_offer", operations.kept_worth, operations.worth_json, "GET", "/cases/{case}/value"),
    Offered("compare_offers", operations.kept_comparison, operations.comparison_json, "GET", "/compare"),
    Offered("plan_negotiation", operations.plan_kept, telling.plan, "GET", "/cases/{case}/plan", told_by_name=True),
    Offered("get_numbers", operations.numbers_kept, operations.position_json, "GET", "/cases/{case}/numbers", told_by_name=True),
    Offered("what_if", operations.what_if_kept, operations.changes_json, "POST", "/cases/{case}/what-if", told_by_name=True),
    Offered("log_message", operations.log_kept, telling.logged, "POST", "/cases/{case}/log"),
    Offered("trace_figure", operations.trace_kept, telling.traced, "GET", "/cases/{case}/trace/{id}", told_by_name=True),
    Offered("audit_text", operations.audit_kept, telling.faults, "POST", "/cases/{case}/audit", told_by_name=True),
    Offered("benchmark_market", operations.benchmark_kept, operations.benchmark_json, "GET", "/cases/{case}/market"),
    Offered("list_parameters", operations.list_parameters, telling.parameters, "GET", "/parameters", lists=(ITEMS,)),
    Offered("show_parameter", operations.show_parameters, telling.parameters, "GET", "/parameters/{id}", lists=(ITEMS,)),
    Offered("find_guides", operations.find_shelved, telling.shelved, "GET", "/guides", lists=(ITEMS,)),
    Offered("match_guide", operations.match_guide, telling.matched, "GET", "/guides/match"),
    Offered("list_findings", operations.shelf_findings, telling.findings, "GET", "/guides/findings", lists=(ITEMS,)),
    Offered("list_reviews", operations.guides_due, telling.reviews, "GET", "/guides/reviews", lists=("reviews",)),
    Offered("count_coverage", operations.cover_guides, telling.coverage, "GET", "/guides/coverage"),
    Offered("view_levels", operations.view_guide_levels, telling.levels, "GET", "/guides/levels", lists=("levels", "conflicts", "steps")),
    Offered("show_guide", operations.read_shelved, operations.guide_record, "GET", "/guides/{guide}"),
)  # fmt: skip


@cache
def offered(name: str) -> Offered | None:
    """The operation of a name."""
    return next((one for one in OFFERED if one.name == name), None)


def schema_of(one: Offered, *, with_include: bool) -> dict[str, Any]:
    """The JSON Schema of what is asked, with words and examples; `include` is asked where secrets are told by name."""
    schema = dict(msgspec.json.schema_components([one.request])[1][one.name])
    properties = {**schema.get("properties", {})}
    for parameter in one.parameters:
        example = {"examples": [parameter.example]} if parameter.example is not None else {}
        properties[parameter.name] = {**properties[parameter.name], **example}
    if with_include:
        properties["include"] = include_schema()
    schema.pop("title", None)
    return {**schema, "properties": properties}


def include_schema() -> dict[str, Any]:
    """The schema of `include`."""
    return {
        "type": "array", "items": {"type": "string", "enum": list(SECRETS)}, "description": WORDS["include"], "examples": [EXAMPLES["include"]], "default": [],
    }  # fmt: skip


def record_of(annotation: Any) -> Any:
    """The record behind an annotation whose fields are asked for one by one; None for any other annotation."""
    return next((record for name, record in NAMES.items() if annotation in (name, record)), None)


def _for_all(text: str) -> str:
    """A docstring's words without what is for our own code: the clauses that name an error."""
    said = []
    for sentence in re.split(r"(?<=\.)\s+", " ".join(text.split())):
        clauses = [
            clause
            for clause in sentence.removesuffix(".").split("; ")
            if not re.search(r"\w*Error\b|\bErrors ", clause)
        ]
        said += [f"{'; '.join(clauses)}."] if any(clauses) else []
    return " ".join(said)


def _said_of(name: str, text: str) -> str:
    """The sentences of a docstring, or the parts of one between semicolons, that speak of a parameter."""
    clauses = re.split(r"(?<=\.)\s+|;\s+", " ".join(text.split()))
    return " ".join(clause for clause in clauses if f"`{name}`" in clause)


def _bounded(name: str, annotation: Any, about: str) -> Any:
    """A type that JSON has, with its bounds and its words."""
    is_union = get_origin(annotation) in (Union, UnionType)
    kinds = [kind for kind in (get_args(annotation) if is_union else (annotation,)) if kind is not NoneType]
    assert len(kinds) == 1, f"{name}: {annotation} is no type that a program can be asked for"
    bounded = _within_bounds(name, kinds[0])
    return Annotated[bounded | None if is_union else bounded, msgspec.Meta(description=about or None)]


def _within_bounds(name: str, kind: Any) -> Any:
    plain = get_origin(kind) or kind
    if plain is str:
        return Annotated[str, msgspec.Meta(max_length=LONGEST.get(name, USUAL))]
    if plain is int:
        least, most = LIMITS.get(name, (-(2**53), 2**53))
        return Annotated[int, msgspec.Meta(ge=least, le=most)]
    if isinstance(plain, type) and issubclass(plain, Mapping):
        return Annotated[dict[str, str], msgspec.Meta(max_length=MOST)]
    if isinstance(plain, type) and issubclass(plain, Sequence):
        return Annotated[list[str], msgspec.Meta(max_length=MOST)]
    return kind


def _plain(default: Any) -> Any:
    return [] if default == () else default
