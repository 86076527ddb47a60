"""What is told without its place gets the place under discussion, and says how it was found."""

from datetime import date

from penumbra.model import Report
from penumbra.reading.extract import extract
from tests.make import a_document


def read(text: str) -> dict[str, Report]:
    reading = extract(a_document(text=text, published=date(2025, 3, 12)))
    return {report.kind: report for report in reading.reports}


def places(report: Report) -> list[str]:
    return [place.name for place in report.where]


def why(report: Report) -> str:
    return next(reason.rule for reason in report.reasons if reason.slot == "where")


def test_a_patrol_goes_to_the_spot_that_it_answers():
    reports = read(
        "A data cable off Hiiumaa was cut on Sunday. The fleet has sent a patrol vessel there."
    )

    assert places(reports["deployment"]) == places(reports["cable-damage"])
    assert "the scene of what it answers" in why(reports["deployment"])


def test_a_state_that_shuts_its_airspace_shuts_it_at_home():
    reports = read("Moldova closed its airspace for an hour.")

    assert [place.country for place in reports["closure"].where] == ["MDA"]


def test_what_is_done_at_home_is_not_carried_abroad():
    reports = read(
        "A ferry was searched in the Kattegat on Friday. "
        "Finland, for its part, is still holding a tanker."
    )

    assert "FIN" in [place.country for place in reports["seizure"].where]


def test_networks_are_hit_where_they_belong():
    reports = read("Hackers knocked several Danish banks offline.")

    assert [place.country for place in reports["cyber-disruption"].where] == ["DNK"]
    assert "whose own were hit" in why(reports["cyber-disruption"])


def test_the_attackers_country_is_no_scene():
    reports = read("Websites of ports were knocked offline by Russian hackers.")

    assert places(reports["cyber-disruption"]) == []


def test_a_place_told_of_another_act_is_no_scene_of_this_one():
    reports = read("A court in Munich sentenced a man on Monday for filming a base at Grafenwöhr.")

    assert places(reports["prosecution"])[0] == "Munich"


def test_what_is_led_back_to_may_be_placed_where_it_came_about():
    reports = read(
        "An explosion damaged a railway line used for deliveries to Ukraine, police said. "
        "The blast occurred near Lublin on Saturday night."
    )

    assert places(reports["rail-sabotage"]) == ["Lublin"]


def test_a_government_named_by_its_capital_is_no_scene():
    reports = read("Berlin accused Russia of a cyberattack on German air traffic control in 2024.")

    assert places(reports["cyber-intrusion"]) == ["Germany"]


def test_where_jets_are_based_is_not_where_they_met_the_intruder():
    reports = read(
        "A Russian jet entered Estonian airspace on Monday. Italian F-35s based at Amari scrambled."
    )

    assert "Amari" not in places(reports["interception"])


def test_a_trial_is_held_where_the_court_sits():
    reports = read("Two Danes were jailed on Monday by a court in London.")

    assert places(reports["prosecution"]) == ["London"]
