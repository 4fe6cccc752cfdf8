/**
 * Scenarios played in a simulated world, and watched.
 *
 * <p>All of a run follows from its scenario and its seed: it reads no clock, starts no thread and keeps no order that a
 * JVM may choose.
 */
@NullMarked
package dev.evenkeel.simulation;

import org.jspecify.annotations.NullMarked;
