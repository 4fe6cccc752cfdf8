/**
 * The same scenarios on the simulator and on a Docker engine: what happens to tasks, and in which order, has to be the same.
 *
 * <p>A scenario is told once, in ECS's operations and in containers that are a command to the engine and a script to the
 * simulator ({@code Twin}). What has to be equal and what is left to chance is {@code Comparison}'s.
 */
@NullMarked
package dev.evenkeel.parity;

import org.jspecify.annotations.NullMarked;
