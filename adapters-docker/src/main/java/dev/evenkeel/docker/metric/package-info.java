/**
 * What tasks use, from the engine's statistics.
 *
 * <p>Figures come from the engine's clock and counters; what was not measured is absent.
 */
@NullMarked
package dev.evenkeel.docker.metric;

import org.jspecify.annotations.NullMarked;
