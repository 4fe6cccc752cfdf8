/**
 * How a service moves from one revision to the next.
 *
 * <p>One deployment is PRIMARY; every other one only loses tasks.
 */
@NullMarked
package dev.evenkeel.core.deployment;

import org.jspecify.annotations.NullMarked;
