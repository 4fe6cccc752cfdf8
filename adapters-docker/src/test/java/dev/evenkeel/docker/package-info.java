/**
 * Tests of the Docker backend.
 *
 * <p>What needs a real engine is marked with {@link dev.evenkeel.docker.NeedsEngine}, works on containers of an owner of its
 * own and removes them at the end.
 */
@NullMarked
package dev.evenkeel.docker;

import org.jspecify.annotations.NullMarked;
