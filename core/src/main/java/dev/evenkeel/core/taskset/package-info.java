/**
 * Task sets: the parts of a service whose rollout someone outside decides.
 *
 * <p>A task set never changes its size or its place by itself; only calls do.
 */
@NullMarked
package dev.evenkeel.core.taskset;

import org.jspecify.annotations.NullMarked;
