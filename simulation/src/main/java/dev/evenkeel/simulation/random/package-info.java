/**
 * Scenarios drawn from a seed, each another cluster, workload and trouble.
 *
 * <p>A drawn scenario can always come to rest when its trouble is over: its last steps ask for nothing but what fits.
 */
@NullMarked
package dev.evenkeel.simulation.random;

import org.jspecify.annotations.NullMarked;
