/**
 * Scenarios told in Java: {@code given … when … then …}.
 *
 * <p>A story is a way to write a scenario down and nothing more: whatever it says is data that a file could say too, so that a
 * story can be played under many seeds and perturbed as any scenario.
 */
@NullMarked
package dev.evenkeel.simulation.story;

import org.jspecify.annotations.NullMarked;
