/**
 * Evenkeel on a Docker engine, beside the engine's own API and Docker Swarm on the same engine in the same run.
 *
 * <p>What is measured is what the engine shows: a task runs when its container does. All peers run the same image with the
 * same limits and a port published at random.
 */
@NullMarked
package dev.evenkeel.bench.docker;

import org.jspecify.annotations.NullMarked;
