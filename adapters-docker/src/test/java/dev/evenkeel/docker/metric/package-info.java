/**
 * Tests of the arithmetic of metrics.
 *
 * <p>They need no engine.
 */
@NullMarked
package dev.evenkeel.docker.metric;

import org.jspecify.annotations.NullMarked;
