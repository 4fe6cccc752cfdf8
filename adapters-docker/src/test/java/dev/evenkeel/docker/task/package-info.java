/**
 * Tests of the mapping from tasks to containers.
 *
 * <p>They need no engine.
 */
@NullMarked
package dev.evenkeel.docker.task;

import org.jspecify.annotations.NullMarked;
