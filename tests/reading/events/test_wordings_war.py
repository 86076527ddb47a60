"""What a text tells of the war: strikes, fighting on the ground, and places taken or left."""

import pytest

from tests.reading.marking import kinds_told

TOLD = {
    "strike": [
        "Missiles struck a power station and killed four.",
        "A drone strike hit an apartment block.",
        "The city was shelled overnight.",
        "Kharkiv came under bombardment.",
        "Russia launched forty drones at the port.",
        "An air raid destroyed a school.",
        "Russia launches 120 drones at Ukraine",
        "Shahed drones struck twice. Two people were wounded in Dnipro.",
        "Missiles rained on Kharkiv overnight.",
        "A drone slammed into a flat in Odesa.",
        "The city was hammered by rockets.",
        "Falling debris injured two people in Kyiv.",
        "Five people died in a Russian attack on Zaporizhzhia.",
        "A naval drone rammed the tanker.",
        "US warplanes bombed launchers in Yemen.",
        "The depot was blown up by a drone.",
    ],
    "ground-combat": [
        "Heavy fighting raged around the town.",
        "Infantry stormed the village.",
        "Soldiers clashed with a border unit.",
        "A ground offensive began in the north.",
        "The brigade repelled an assault.",
        "Russian troops entered the outskirts of Siversk.",
        "An exchange of fire killed a sergeant.",
        "The 47th brigade beat back eleven attacks.",
        "House-to-house fighting was reported in Vovchansk.",
        "The mission recorded 120 ceasefire violations.",
        "The front line moved west by two kilometres.",
    ],
    "territory-change": [
        "Troops captured the village.",
        "The army withdrew from the city.",
        "The town was liberated.",
        "Russian forces took control of the settlement.",
        "The capture of the hub was announced.",
        "Ukraine retakes town",
        "Russian forces took Bakhmut.",
        "Ukraine pulled back from Avdiivka.",
        "The city has fallen to the rebels.",
        "Ukraine lost 400 square kilometres in May.",
        "The stronghold changed hands twice.",
        "Kyiv would have to cede Donbas.",
    ],
}
SILENT = [
    "The town fell asleep early.",
    "The team took Madrid by surprise and won the cup.",
    "Traffic through the Suez Canal had fallen by half.",
    "The chancellor came under fire over pensions.",
    "Protesters tried to break through police lines.",
    "The union called a strike over pay.",
    "The company lost its market in Odesa.",
]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in TOLD.items() for text in texts]
)
def test_a_wording_tells_its_kind(kind, text):
    assert kind in kinds_told(text)


@pytest.mark.parametrize("text", SILENT)
def test_other_senses_tell_of_no_war(text):
    assert not kinds_told(text) & TOLD.keys()
