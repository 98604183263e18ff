"""Who said so: verbs of saying, names of speakers, turns of transcripts."""
