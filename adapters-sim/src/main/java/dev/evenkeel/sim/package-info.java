/**
 * A deterministic world that tasks run in: hosts, images, latencies, health, load and faults.
 *
 * <p>All of it happens on the timeline it is given; all chance comes from the seed. Same seed, same calls, same bytes.
 */
@NullMarked
package dev.evenkeel.sim;

import org.jspecify.annotations.NullMarked;
