"""Who says what: utterances with their speakers, and statements between parties."""
