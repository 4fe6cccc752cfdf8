/**
 * The facts that change the state.
 *
 * <p>Nothing else changes it.
 */
@NullMarked
package dev.evenkeel.core.event;

import org.jspecify.annotations.NullMarked;
