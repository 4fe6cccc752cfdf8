/**
 * How fast placement decides, alone and beside another scheduler in the same run.
 *
 * <p>Every figure is of one thread, and counts the decision and its entry into the state.
 */
@NullMarked
package dev.evenkeel.bench.placement;

import org.jspecify.annotations.NullMarked;
