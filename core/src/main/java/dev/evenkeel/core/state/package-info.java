/**
 * All that is known of a region.
 *
 * <p>Only {@link dev.evenkeel.core.state.State#apply} changes it; whoever decides holds a {@link
 * dev.evenkeel.core.state.StateView}.
 */
@NullMarked
package dev.evenkeel.core.state;

import org.jspecify.annotations.NullMarked;
