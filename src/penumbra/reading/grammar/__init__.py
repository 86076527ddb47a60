"""What a sentence is made of: phrases, verbs, and who does what to whom."""
