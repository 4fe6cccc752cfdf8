/**
 * Tests of the engine client.
 *
 * <p>They need no engine.
 */
@NullMarked
package dev.evenkeel.docker.client;

import org.jspecify.annotations.NullMarked;
