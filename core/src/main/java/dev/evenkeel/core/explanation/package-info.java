/**
 * Why a service or a task is as it is.
 *
 * <p>Every finding comes from the functions and the facts that the decisions come from; nothing is worked out a second way.
 */
@NullMarked
package dev.evenkeel.core.explanation;

import org.jspecify.annotations.NullMarked;
