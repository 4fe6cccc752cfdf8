/**
 * The engine as seen from outside: its events, and whether it can be reached.
 *
 * <p>A lost connection is a state, never an error: it is made again until the backend is closed.
 */
@NullMarked
package dev.evenkeel.docker.watch;

import org.jspecify.annotations.NullMarked;
