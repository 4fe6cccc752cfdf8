package dev.evenkeel.simulation.scenario;

import java.time.Duration;

/**
 * Something that is done at a time.
 *
 * @param at from the beginning of the scenario
 */
public record Step(Duration at, Action action) {}
