/**
 * Where a task runs: filter, constraints, strategies, choice.
 *
 * <p>A choice never depends on chance that the seed does not give.
 */
@NullMarked
package dev.evenkeel.core.placement;

import org.jspecify.annotations.NullMarked;
