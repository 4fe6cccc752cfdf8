/**
 * The kinds of trouble a world can be in, and who makes it.
 *
 * <p>Every fault ends: what was begun is undone at its time, or when calm is called for.
 */
@NullMarked
package dev.evenkeel.simulation.fault;

import org.jspecify.annotations.NullMarked;
