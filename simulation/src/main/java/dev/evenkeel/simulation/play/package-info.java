/**
 * Scenarios played from beginning to end, and what came of them.
 *
 * <p>Same scenario, same seed: same events, same bytes.
 */
@NullMarked
package dev.evenkeel.simulation.play;

import org.jspecify.annotations.NullMarked;
