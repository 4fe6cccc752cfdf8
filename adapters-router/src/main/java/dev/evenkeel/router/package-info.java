/**
 * The local router: what the engine asks of it, and what it is told to listen on.
 *
 * <p>One control loop holds all that changes seldom: targets, their health, listeners. Event loops of the data plane read
 * what it publishes, and never wait for it.
 */
@NullMarked
package dev.evenkeel.router;

import org.jspecify.annotations.NullMarked;
