/**
 * Fleets of engines that are not there.
 *
 * <p>No test needs Docker.
 */
@NullMarked
package dev.evenkeel.docker.fleet;

import org.jspecify.annotations.NullMarked;
