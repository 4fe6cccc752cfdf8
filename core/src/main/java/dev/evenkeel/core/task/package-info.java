/**
 * Tasks: one run of a task definition each.
 *
 * <p>lastStatus only moves forward; desiredStatus only from RUNNING to STOPPED.
 */
@NullMarked
package dev.evenkeel.core.task;

import org.jspecify.annotations.NullMarked;
