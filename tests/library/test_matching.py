"""What people write, and the guide that it is, or the refusal that it deserves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counteroffer.guides.guide import Guide, PayRow
from counteroffer.library.library import Entry, Library
from counteroffer.library.matching import match
from counteroffer.terms.printing import printed_sentence

NEW_YORK, SAN_FRANCISCO, LONDON = "New York (HQ)", "San Francisco", "London"


def guide(company: str, role: str, *regions: str, level: str | None = None, levels: tuple[str, ...] = ()) -> Entry:
    rows = tuple(PayRow(region=region, level=one) for region in regions for one in (levels or (None,)))
    path = f"{company}/{role}/{level}.md"
    return Entry(Guide(path=path, company=company, role=role, level=level, compensation=rows))


LIBRARY = Library(
    (
        guide("KKR", "ML/AI Engineer", NEW_YORK, SAN_FRANCISCO, LONDON),
        guide("KKR", "Software Engineer", NEW_YORK, LONDON),
        guide("KKR", "Senior Software Engineer", NEW_YORK),
        guide("KKR", "Technical Program Manager", NEW_YORK),
        guide("Inflection AI", "ML/AI Engineer", "Palo Alto / Bay Area", "Seattle", "Remote US"),
        guide("Andreessen Horowitz", "ML/AI Engineer", "Menlo Park (HQ)", SAN_FRANCISCO, "New York"),
        guide("American Express", "Product Manager", "NYC HQ"),
        guide("American Express", "Data Engineer", "NYC HQ"),
        guide("Meta", "Software Engineer", "Menlo Park, CA (HQ)", "London (GBP/USD)", level="E3/E4"),
        guide("Meta", "Software Engineer", "Menlo Park, CA (HQ)", level="E5"),
        guide("Box", "Product Manager", "Redwood City HQ"),
        guide("Block", "Staff Software Engineer", "US (Oakland / Remote)", "🇦🇺 Melbourne (AUD)"),
        guide("JPMorgan Chase", "Software Engineer", "New York NY", "London, UK"),
        guide("Citadel Securities", "Software Engineer", "Chicago (HQ)"),
        guide("Deel", "Engineering Manager", "Remote US", "Remote EU"),
        guide("Stripe", "DevOps / Platform Engineer", "Dublin, Ireland"),
        guide("Notion", "Data Scientist", "San Francisco"),
        guide("Snowflake", "Solutions Architect", "Bellevue, WA"),
        guide("Splunk (Cisco)", "Security Engineer", "San Jose CA"),
        guide("Hugging Face", "ML/AI Engineer", "Paris"),
        guide("L3Harris", "Software Engineer", "Melbourne, FL"),
        guide("McKinsey", "Data Engineer", "Boston"),
        guide("Tumblewheat", "Software Engineer", "Denver", levels=("Mid (L3-L4)", "Senior (L5)", "Staff+ (L6+)")),
        guide("Capital One", "Site Reliability Engineer (SRE)", "McLean VA (HQ)"),
    )
)

COMPANIES = [
    ("KKR", "exact", "KKR"),
    ("  kkr ", "exact", "KKR"),
    ("KKR & Co. Inc.", "exact", "KKR"),
    ("K.K.R.", "exact", "KKR"),
    ("Kohlberg Kravis Roberts", "alias", "KKR"),
    ("a16z", "alias", "Andreessen Horowitz"),
    ("Andreesen Horowitz", "close", "Andreessen Horowitz"),
    ("Inflection AI, Inc.", "exact", "Inflection AI"),
    ("InflectionAI", "exact", "Inflection AI"),
    ("Inflecton AI", "close", "Inflection AI"),
    ("Amex", "alias", "American Express"),
    ("The American Express Company", "exact", "American Express"),
    ("American Airlines", "none", None),
    ("American", "none", None),
    ("Express", "none", None),
    ("Facebook", "alias", "Meta"),
    ("Meta Platforms, Inc.", "alias", "Meta"),
    ("Metabase", "none", None),
    ("Beta", "none", None),
    ("Xbox", "none", None),
    ("Box, Inc.", "exact", "Box"),
    ("Boxed", "none", None),
    ("Dropbox", "none", None),
    ("H&R Block", "none", None),
    ("J.P. Morgan", "alias", "JPMorgan Chase"),
    ("JP Morgan Chase & Co.", "exact", "JPMorgan Chase"),
    ("Morgan Stanley", "none", None),
    ("Citadel", "none", None),
    ("Dell", "none", None),
    ("Strike", "none", None),
    ("Motion", "none", None),
    ("Snowflak", "close", "Snowflake"),
    ("Splunk", "alias", "Splunk (Cisco)"),
    ("Cisco", "none", None),
    ("HuggingFace", "exact", "Hugging Face"),
    ("L3 Harris Technologies", "alias", "L3Harris"),
    ("McKinsey & Company", "exact", "McKinsey"),
    ("Capitol One", "close", "Capital One"),
    ("Marrowgate Logistics", "none", None),
    ("", "none", None),
    ("?!", "none", None),
]

ROLES = [
    ("KKR", "ML/AI Engineer", "exact", "ML/AI Engineer"),
    ("KKR", "ml / ai engineer", "exact", "ML/AI Engineer"),
    ("KKR", "Machine Learning Engineer", "alias", "ML/AI Engineer"),
    ("KKR", "AI/ML Engineer", "alias", "ML/AI Engineer"),
    ("KKR", "MLE", "alias", "ML/AI Engineer"),
    ("KKR", "Engineer, Machine Learning", "alias", "ML/AI Engineer"),
    ("KKR", "Senior ML/AI Engineer", "close", None),
    ("KKR", "SWE", "alias", "Software Engineer"),
    ("KKR", "SDE", "alias", "Software Engineer"),
    ("KKR", "Software Development Engineer", "alias", "Software Engineer"),
    ("KKR", "Sofware Engineer", "close", "Software Engineer"),
    ("KKR", "Sr. Software Engineer", "alias", "Senior Software Engineer"),
    ("KKR", "Sr SWE", "alias", "Senior Software Engineer"),
    ("KKR", "Mid-level Software Engineer", "alias", "Software Engineer"),
    ("KKR", "Staff Software Engineer", "close", None),
    ("KKR", "Software Engineer II", "close", None),
    ("KKR", "SDE2", "close", None),
    ("KKR", "Principal Engineer", "company-only", None),
    ("KKR", "TPM", "alias", "Technical Program Manager"),
    ("KKR", "Technical Programme Manager", "alias", "Technical Program Manager"),
    ("KKR", "Program Manager", "company-only", None),
    ("KKR", "Product Manager", "company-only", None),
    ("KKR", "UI Engineer", "company-only", None),
    ("KKR", "", "company-only", None),
    ("American Express", "Software Development Engineer", "company-only", None),
    ("American Express", "PM", "alias", "Product Manager"),
    ("American Express", "Project Manager", "company-only", None),
    ("American Express", "Date Engineer", "company-only", None),
    ("Box", "Senior Product Manager", "close", None),
    ("Stripe", "DevOps Engineer", "alias", "DevOps / Platform Engineer"),
    ("Deel", "Manager, Engineering", "alias", "Engineering Manager"),
    ("Snowflake", "Solution Architect", "alias", "Solutions Architect"),
    ("Splunk", "Cybersecurity Engineer", "alias", "Security Engineer"),
    ("Notion", "Data Engineer", "company-only", None),
    ("Notion", "Head of Data Science", "close", None),
    ("Capital One", "SRE", "alias", "Site Reliability Engineer (SRE)"),
]

REGIONS = [
    ("KKR", "New York", "exact", NEW_YORK),
    ("KKR", "New York (HQ)", "exact", NEW_YORK),
    ("KKR", "NYC", "alias", NEW_YORK),
    ("KKR", "New York, NY", "exact", NEW_YORK),
    ("KKR", "Manhattan", "alias", NEW_YORK),
    ("KKR", "SF", "alias", SAN_FRANCISCO),
    ("KKR", "San Francisco, CA", "exact", SAN_FRANCISCO),
    ("KKR", "San Fransisco", "close", SAN_FRANCISCO),
    ("KKR", "Bay Area", "alias", SAN_FRANCISCO),
    ("KKR", "Silicon Valley", "alias", SAN_FRANCISCO),
    ("KKR", "London, UK", "exact", LONDON),
    ("KKR", "London, Ontario", "none", None),
    ("KKR", "Chicago", "none", None),
    ("KKR", "York", "none", None),
    ("KKR", "Remote", "none", None),
    ("KKR", None, "none", None),
    ("KKR", "", "none", None),
    ("Inflection AI", "Palo Alto", "alias", "Palo Alto / Bay Area"),
    ("Inflection AI", "Mountain View", "alias", "Palo Alto / Bay Area"),
    ("Inflection AI", "San Francisco", "alias", "Palo Alto / Bay Area"),
    ("Inflection AI", "Remote (US)", "exact", "Remote US"),
    ("Inflection AI", "US remote", "exact", "Remote US"),
    ("Inflection AI", "Remote", "none", None),
    ("Inflection AI", "Portland", "none", None),
    ("a16z", "Menlo Park", "exact", "Menlo Park (HQ)"),
    ("a16z", "Bay Area", "none", None),
    ("a16z", "Palo Alto", "none", None),
    ("Hugging Face", None, "exact", "Paris"),
    ("Hugging Face", "Paris, TX", "none", None),
    ("Hugging Face", "Paris, France", "exact", "Paris"),
]


@pytest.mark.parametrize(("asked", "how", "name"), COMPANIES)
def test_company(asked: str, how: str, name: str | None) -> None:
    found = match(LIBRARY, asked, next((e.guide.role or "" for e in LIBRARY.entries if e.guide.company == name), "x"))
    assert found.company.how == how, printed_sentence(found.company.why)
    if name is None:
        assert found.entry is None
    elif name != "Meta":
        assert found.entry is not None
        assert found.entry.guide.company == name


@pytest.mark.parametrize(("company", "asked", "how", "role"), ROLES)
def test_role(company: str, asked: str, how: str, role: str | None) -> None:
    found = match(LIBRARY, company, asked)
    assert found.role.how == how, printed_sentence(found.role.why)
    assert (found.entry.guide.role if found.entry else None) == role


@pytest.mark.parametrize(("company", "asked", "how", "region"), REGIONS)
def test_region(company: str, asked: str | None, how: str, region: str | None) -> None:
    found = match(LIBRARY, company, "ML/AI Engineer", asked)
    assert found.region.how == how, printed_sentence(found.region.why)
    assert (found.row.region if found.row else None) == region


@pytest.mark.parametrize(
    ("company", "role", "asked", "region"),
    [
        ("Block", "Staff Software Engineer", "Oakland", "US (Oakland / Remote)"),
        ("Block", "Staff Software Engineer", "Remote US", "US (Oakland / Remote)"),
        ("Block", "Staff Software Engineer", "Melbourne", "🇦🇺 Melbourne (AUD)"),
        ("Block", "Staff Software Engineer", "Melbourne, FL", None),
        ("L3Harris", "Software Engineer", "Melbourne", None),
        ("L3Harris", "Software Engineer", "Melbourne, Florida", "Melbourne, FL"),
        ("JPMorgan Chase", "Software Engineer", "London", "London, UK"),
        ("JPMorgan Chase", "Software Engineer", "NYC", "New York NY"),
        ("American Express", "Product Manager", "New York", "NYC HQ"),
        ("Stripe", "DevOps Engineer", "Dublin", "Dublin, Ireland"),
        ("Stripe", "DevOps Engineer", "Dublin, CA", None),
        ("Deel", "EM", "Remote", None),
        ("Deel", "EM", "Remote - US", "Remote US"),
    ],
)
def test_region_as_other_guides_write_it(company: str, role: str, asked: str, region: str | None) -> None:
    found = match(LIBRARY, company, role, asked)
    assert (found.row.region if found.row else None) == region


@pytest.mark.parametrize(
    ("company", "role", "level", "guide_level", "row_level"),
    [
        ("Meta", "Software Engineer", "E5", "E5", None),
        ("Meta", "Software Engineer (E4)", None, "E3/E4", None),
        ("Meta", "Software Engineer E5", None, "E5", None),
        ("Tumblewheat", "Software Engineer", "Senior", None, "Senior (L5)"),
        ("Tumblewheat", "Software Engineer", "L4", None, "Mid (L3-L4)"),
        ("Tumblewheat", "Software Engineer L7", None, None, "Staff+ (L6+)"),
        ("Tumblewheat", "Software Engineer", "Mid", None, "Mid (L3-L4)"),
    ],
)
def test_level(company: str, role: str, level: str | None, guide_level: str | None, row_level: str | None) -> None:
    found = match(LIBRARY, company, role, "Menlo Park" if company == "Meta" else "Denver", level)
    assert found.entry is not None, printed_sentence(found.role.why)
    assert found.row is not None, printed_sentence(found.level.why if found.level else found.region.why)
    assert (found.entry.guide.level, found.row.level) == (guide_level, row_level)


@pytest.mark.parametrize(
    ("company", "role", "level"),
    [
        ("Meta", "Software Engineer", None),
        ("Meta", "Software Engineer", "E7"),
        ("Tumblewheat", "Software Engineer", None),
        ("Tumblewheat", "Software Engineer", "Principal"),
        ("Tumblewheat", "Software Engineer", "E5"),
        ("Box", "Product Manager", "Senior"),
    ],
)
def test_no_row_of_another_level(company: str, role: str, level: str | None) -> None:
    assert match(LIBRARY, company, role, None, level).row is None


def test_level_beside_the_role_finds_the_guide_of_that_level() -> None:
    found = match(LIBRARY, "KKR", "Software Engineer", "New York", "Senior")
    assert found.entry is not None
    assert found.entry.guide.role == "Senior Software Engineer"


def test_level_that_the_guide_does_not_name_is_said_to_be_unchecked() -> None:
    found = match(LIBRARY, "KKR", "ML/AI Engineer", "NYC", "L5")
    assert found.row is not None
    assert found.level is not None
    assert printed_sentence(found.level.why) == "the guide names no level, so L5 is not checked"


def test_reasons_read_well_and_name_the_way_out() -> None:
    reasons = {
        ("Marrowgate", "x"): "no guide for Marrowgate in the library",
        ("Inflecton AI", "ML/AI Engineer"): "close spelling: did you mean Inflection AI?",
        ("a16z", "ML/AI Engineer"): "a16z is another name of Andreessen Horowitz",
        ("Citadel", "x"): "no guide for Citadel in the library; did you mean Citadel Securities?",
    }
    assert {asked: printed_sentence(match(LIBRARY, *asked).company.why) for asked in reasons} == reasons
    role = match(LIBRARY, "American Express", "Nurse").role
    assert (
        printed_sentence(role.why)
        == "no guide for Nurse; American Express has guides for Data Engineer and Product Manager"
    )
    level = match(LIBRARY, "Box", "Senior Product Manager").role
    assert printed_sentence(level.why) == (
        "no guide for Senior Product Manager, and another level is another role; did you mean Product Manager?"
    )
    region = match(LIBRARY, "Inflection AI", "ML/AI Engineer").region
    assert printed_sentence(region.why) == (
        "no region is named; the guide has Palo Alto / Bay Area, Seattle and Remote US"
    )


def test_names_with_digits_are_somebody_elses_words() -> None:
    found = match(LIBRARY, "Point72 1Password", "L5 Web3 Engineer", "Region 9", "E5")
    assert "Point72 1Password" in printed_sentence(found.company.why)


def test_empty_library_finds_nothing() -> None:
    found = match(Library(), "KKR", "ML/AI Engineer", "New York")
    assert (found.entry, found.row, found.company.how) == (None, None, "none")


def test_guide_without_rows_is_found_without_a_row() -> None:
    found = match(Library((guide("Acme", "Baker"),)), "Acme", "Baker", "Anywhere")
    assert found.entry is not None
    assert found.row is None
    assert found.region.how == "none"


names = st.one_of(
    st.text(max_size=30),
    st.sampled_from([asked for asked, *_ in COMPANIES] + [asked for _, asked, *_ in ROLES]),
    st.from_regex(r"[A-Za-z0-9 .,/&()+'-]{0,25}", fullmatch=True),
)


@given(names, names, st.none() | names, st.none() | names)
def test_matching_never_raises(company: str, role: str, region: str | None, level: str | None) -> None:
    found = match(LIBRARY, company, role, region, level)
    assert found.row is None or found.entry is not None
    assert found.entry is None or found.company.how not in ("none", "company-only")


@given(st.sampled_from(LIBRARY.entries), st.data())
def test_every_guide_finds_itself(entry: Entry, data: st.DataObject) -> None:
    row = data.draw(st.sampled_from(entry.guide.compensation))
    found = match(
        LIBRARY, entry.guide.company or "", entry.guide.role or "", row.region, row.level or entry.guide.level
    )
    assert (found.entry, found.row) == (entry, row)


@given(names, names, names)
def test_a_guide_of_strange_names_finds_itself(company: str, role: str, region: str) -> None:
    entry = guide(company, role, region)
    found = match(Library((entry,)), company, role, region)
    words = any(character.isalnum() for character in company) and any(character.isalnum() for character in role)
    assert found.entry == (entry if words else None) or not words
