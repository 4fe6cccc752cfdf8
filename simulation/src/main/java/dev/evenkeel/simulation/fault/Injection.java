package dev.evenkeel.simulation.fault;

import java.time.Duration;

/**
 * One piece of trouble to come.
 *
 * @param at from the beginning of the scenario
 * @param lasts until it is undone
 * @param pick decides whom it befalls, of those that are there then
 */
public record Injection(Duration at, FaultKind kind, Duration lasts, long pick) {}
