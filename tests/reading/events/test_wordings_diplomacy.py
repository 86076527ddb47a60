"""What a text tells of diplomacy: talks, visits, proposals, agreements, ceasefires."""

import pytest

from tests.reading.marking import kinds_told

TOLD = {
    "talks": [
        "Negotiators met in Istanbul.",
        "Peace talks were held in Geneva.",
        "The leaders spoke by phone.",
        "The delegations sat down for negotiations.",
        "A second round of talks ended without result.",
        "Leaders meet in Paris",
        "Negotiators resumed work in Abu Dhabi.",
        "The president telephoned his counterpart.",
        "US and Russian officials met for six hours in Riyadh.",
        "Leaders gathered in The Hague.",
        "The sides agreed to meet again in March.",
        "The two sides are in contact through Oman.",
    ],
    "visit": [
        "The president visited the border.",
        "The chancellor arrived in Kyiv.",
        "A delegation will travel to Ankara.",
        "The visit of the foreign minister was cut short.",
        "The envoy flew to Moscow.",
        "The delegation left for Doha.",
        "The minister inspected the border fence.",
        "The president stopped over in Prague.",
        "The chancellor made a surprise visit to Kyiv.",
    ],
    "proposal": [
        "Washington put forward a peace plan.",
        "A 28-point draft was presented to Kyiv.",
        "Mediators proposed a roadmap.",
        "Terms were put on the table.",
        "The president rejected the peace proposal.",
        "The envoy tabled a plan.",
        "Paris put forward a roadmap.",
        "The plan would freeze the front line.",
        "Moscow offered a 72-hour truce.",
        "Kyiv sent back a 19-point text.",
    ],
    "agreement": [
        "The two sides signed an agreement.",
        "A memorandum of understanding was signed.",
        "The neighbours reached a deal on transit.",
        "A prisoner swap was agreed.",
        "A treaty was ratified.",
        "Kyiv, Moscow swap prisoners",
        "Moscow and Kyiv swapped 1,200 bodies.",
        "They agreed in principle on a text.",
        "The treaty entered into force.",
        "Norway and Britain struck a pact.",
        "Armenia and Azerbaijan initialled a peace treaty.",
    ],
    "ceasefire": [
        "A ceasefire took effect at midnight.",
        "Both armies agreed to a truce.",
        "A halt to fighting was declared.",
        "The armistice held for a day.",
        "They announced a cessation of hostilities.",
        "The guns fell silent at midnight.",
        "Both sides would stop striking energy facilities.",
        "They would lay down their arms.",
        "The front would be frozen along the present line.",
    ],
}
SILENT = [
    "Negotiations over wages continue.",
    "The couple met in Paris in 1968.",
    "A talk show host resigned.",
    "The prime minister received 76 votes.",
    "The minister spoke to reporters.",
    "The fans visited the museum.",
    "A passenger plane landed in Riga.",
    "The union reached a pay deal.",
    "The guide answered questions at the museum.",
]


@pytest.mark.parametrize(
    ("kind", "text"), [(kind, text) for kind, texts in TOLD.items() for text in texts]
)
def test_a_wording_tells_its_kind(kind, text):
    assert kind in kinds_told(text)


@pytest.mark.parametrize("text", SILENT)
def test_daily_life_tells_of_no_diplomacy(text):
    assert not kinds_told(text) & TOLD.keys()
