/**
 * What tasks run on: container instances, their resources, capacity providers.
 *
 * <p>What is registered on an instance is what is free plus what its tasks reserved, at all times.
 */
@NullMarked
package dev.evenkeel.core.capacity;

import org.jspecify.annotations.NullMarked;
