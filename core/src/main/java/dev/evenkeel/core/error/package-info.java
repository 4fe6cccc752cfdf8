/**
 * What clients are refused with.
 *
 * <p>A refusal has changed nothing.
 */
@NullMarked
package dev.evenkeel.core.error;

import org.jspecify.annotations.NullMarked;
