/**
 * The inbound port for Elastic Load Balancing: the operations of its version 2, a request and a response record each.
 *
 * <p>Members carry ELB's names. A member that may be absent is null, never a default: absent and 0 differ.
 */
@NullMarked
package dev.evenkeel.core.api.balancing;

import org.jspecify.annotations.NullMarked;
