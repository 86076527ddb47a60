"""What a text tells of posture: forces moved, drills, watch, money, arms given, rules of force."""

import pytest

from tests.reading.marking import kinds_told

TOLD = {
    "deployment": [
        "NATO sent a frigate to the gulf.",
        "Troops were deployed along the border.",
        "The deployment of air-defence batteries was completed.",
        "A battalion was stationed in the east.",
        "Reinforcements have arrived at the base.",
        "Germany sends brigade to Lithuania",
        "Denmark put two frigates to sea.",
        "Britain rotated a battalion through Estonia.",
        "The army posted soldiers at power plants.",
        "Moscow amassed 50,000 soldiers near Sumy.",
        "Russia stationed nuclear weapons in Belarus.",
        "NATO will bolster its presence in the Baltic Sea.",
    ],
    "exercise": [
        "The two navies held a joint exercise.",
        "Manoeuvres were staged near the corridor.",
        "The army test-fired a missile.",
        "A nuclear drill was held in spring.",
        "War games took place on the coast.",
        "The fleet practised hunting submarines.",
        "North Korea tested a hypersonic missile.",
        "Soldiers from twelve countries exercised in Lapland.",
        "The drill simulated an attack on the grid.",
    ],
    "patrol": [
        "Allied ships are patrolling the gulf.",
        "A maritime patrol watches the cables.",
        "Air policing was extended by a year.",
        "The mission to guard the cables was named Baltic Sentry.",
        "Two frigates patrolled the cable route.",
        "Reservists guard the railway at night.",
        "The convoys are protected by warships.",
        "Naval drones will keep watch over pipelines.",
    ],
    "consultation": [
        "Poland invoked Article 4.",
        "The council held an emergency meeting.",
        "Allies met in an extraordinary session.",
        "Ministers held urgent consultations on the drones.",
        "Leaders gathered for an emergency summit.",
        "NATO ambassadors met in emergency session.",
        "The prime minister convened the security council.",
        "Allies consulted after the incident.",
    ],
    "spending": [
        "Parliament raised defence spending to 3 per cent of GDP.",
        "The government approved a larger defence budget.",
        "The defence budget was doubled.",
        "An increase in military spending was decided.",
        "Leaders agreed on a new spending target.",
        "Norway placed an order for five frigates.",
        "Sweden earmarked 10 billion kronor for air defence.",
        "Germany will buy 20 Eurofighters.",
        "Members agreed on a 5% target.",
    ],
    "aid": [
        "Germany pledged an aid package for Ukraine.",
        "Kyiv was given artillery shells.",
        "Norway will donate howitzers to Ukraine.",
        "Ammunition was delivered to Ukraine.",
        "A loan for Ukraine was approved.",
        "Berlin delivers Patriot to Kyiv",
        "Germany handed over two Patriot systems to Ukraine.",
        "The IMF released a tranche of 1.1 billion dollars to Kyiv.",
        "Iran supplied the group with missiles.",
        "Leaders agreed to lend Ukraine 90 billion euros.",
    ],
    "doctrine": [
        "The alliance is considering a pre-emptive strike.",
        "The rules of engagement were changed.",
        "A new nuclear doctrine was announced.",
        "A more aggressive posture is under study.",
        "The minister wants the alliance to be less reactive.",
        "Moscow lowered the threshold for the use of nuclear weapons.",
        "The law lets the army shoot down drones.",
        "Commanders were given wider rules of engagement.",
        "Finland wants to leave the Ottawa convention.",
    ],
}
SILENT = [
    "The airline ordered 20 jets from Airbus.",
    "The two banks are joining forces.",
    "Rising rents forced families to relocate.",
    "The firm put the damage at 35 million euros.",
    "The repair cost two million euros.",
    "Radio amateurs are back on station.",
    "He never exercised his right to vote.",
    "Students can apply for loans.",
]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in TOLD.items() for text in texts]
)
def test_a_wording_tells_its_kind(kind, text):
    assert kind in kinds_told(text)


@pytest.mark.parametrize("text", SILENT)
def test_daily_life_tells_of_no_posture(text):
    assert not kinds_told(text) & TOLD.keys()
