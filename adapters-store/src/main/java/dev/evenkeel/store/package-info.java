/**
 * The journal in a file.
 *
 * <p>What {@code append} has returned from survives the process; what is damaged is said, never guessed.
 */
@NullMarked
package dev.evenkeel.store;

import org.jspecify.annotations.NullMarked;
