/**
 * The data plane: connections of clients, connections to targets, and what passes between them.
 *
 * <p>Everything here belongs to one event loop and is touched on it only. Whoever cannot take more bytes makes whoever
 * sends them wait; nothing is gathered but heads, and one read of what came too early.
 */
@NullMarked
package dev.evenkeel.router.proxy;

import org.jspecify.annotations.NullMarked;
