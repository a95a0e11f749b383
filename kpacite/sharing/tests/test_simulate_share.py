"""Anybody may check the sharing with their own figures."""

import json

import pytest
from django.core.management import CommandError, call_command

from kpacite.sharing import cases
from kpacite.sharing.cases import CaseIsWrong

BUFFET = {
    "name": "buffet",
    "net_sales_cents": 60000,
    "materials_cents": 15000,
    "host": {"base": "gross_margin", "brackets": [[3_000_000, 1150], [None, 1050]]},
    "commons": {"bp": 1000, "base": "remaining"},
    "key": "hours",
    "parts": [["A", 8], ["B", 6], ["C", 4]],
}


def changed(**facts):
    return BUFFET | facts


def with_host(**facts):
    return changed(host=BUFFET["host"] | facts)


@pytest.fixture
def simulate(tmp_path, capsys):
    def run(data):
        file = tmp_path / "cases.json"
        file.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
        call_command("simulate_share", str(file))
        return json.loads(capsys.readouterr().out)

    return run


def test_a_buffet_is_shared_to_the_cent(simulate):
    assert simulate([BUFFET]) == [
        {
            "gross_margin_cents": 45000,
            "host_contribution_cents": 5175,
            "commons_cents": 3983,
            "pot_cents": 35842,
            "shares_cents": {"A": 15930, "B": 11947, "C": 7965},
        }
    ]


def test_half_hours_count(simulate):
    shared = simulate([changed(parts=[["A", 7.5], ["B", 2.5]])])

    assert shared[0]["shares_cents"] == {"A": 26882, "B": 8960}


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ({"base_so_far_this_year_cents": 2_990_000}, 1150 + 3675),
        ({"floor_cents_per_month": 6000}, 6000),
        ({"cap_cents_per_year": 1000}, 1000),
        ({"flat_cents_per_month": 4000}, 9175),
        ({"free": True}, 0),
        ({"base": "net_sales"}, 6900),
    ],
)
def test_each_kind_of_scale_is_known(simulate, host, expected):
    assert simulate([with_host(**host)])[0]["host_contribution_cents"] == expected


def test_an_empty_list_gives_an_empty_list(simulate):
    assert simulate([]) == []


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ("{", "pas du JSON"),
        ("{}", "une liste de cas"),
        ([3], "Cas 1"),
        ([changed(net_sales_cents="600")], "net_sales_cents"),
        ([changed(net_sales_cents=-1)], "net_sales_cents"),
        ([changed(net_sales_cents=600.5)], "net_sales_cents"),
        ([changed(materials_cents=60001)], "courses coûtent plus"),
        ([changed(key="mood")], "key"),
        ([changed(parts=[])], "parts"),
        ([changed(parts=["A"])], "parts"),
        ([changed(parts=[["A", 0]])], "personne n’a de part"),
        ([changed(parts=[["A", -1]])], "parts de A"),
        ([changed(parts=[["A", True]])], "parts de A"),
        ([changed(parts=[["A", 1.00000001]])], "parts de A"),
        ([changed(parts=[["A", 1], ["A", 2]])], "deux fois"),
        ([changed(commons={"bp": 10001, "base": "remaining"})], "bp"),
        ([changed(commons={"bp": 1000, "base": "sales"})], "remaining ou margin"),
        ([changed(host=None)], "host"),
        ([with_host(base="profit")], "net_sales ou gross_margin"),
        ([with_host(brackets=[])], "brackets"),
        ([with_host(brackets=[[100, 1000]])], "brackets"),
        ([with_host(brackets=[[200, 1000], [100, 900], [None, 800]])], "brackets"),
        ([with_host(brackets=[1000])], "tranche"),
        ([with_host(free="yes")], "true ou false"),
    ],
)
def test_a_wrong_file_is_told_what_is_wrong(simulate, data, words):
    with pytest.raises(CommandError) as refused:
        simulate(data)

    assert words in str(refused.value)
    assert refused.value.returncode == 1


def test_a_wrong_case_is_refused_by_its_name():
    with pytest.raises(CaseIsWrong, match="Cas 1"):
        cases.read_all([3])


def test_a_missing_file_is_told_so():
    with pytest.raises(CommandError, match="ne s’ouvre pas"):
        call_command("simulate_share", "/nowhere/cases.json")
