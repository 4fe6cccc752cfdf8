/**
 * What the core can do in a time and a space.
 *
 * <p>Nothing here is a test: figures are printed with their conditions, and compared by people.
 */
@NullMarked
package dev.evenkeel.bench;

import org.jspecify.annotations.NullMarked;
