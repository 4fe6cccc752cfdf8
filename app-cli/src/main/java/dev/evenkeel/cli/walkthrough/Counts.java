package dev.evenkeel.cli.walkthrough;

/** How many tasks of the old and the new revision run, and how many tasks are healthy. */
record Counts(int old, int fresh, int healthy) {}
