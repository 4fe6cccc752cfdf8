/**
 * Targets: which containers get requests, from when and until when.
 *
 * <p>A target gets requests only while it is wanted and healthy; its task is not told to stop before it has drained.
 */
@NullMarked
package dev.evenkeel.core.traffic;

import org.jspecify.annotations.NullMarked;
