/**
 * The inbound port: the operations of Amazon ECS and Application Auto Scaling, a request and a response record each.
 *
 * <p>Members carry ECS's names. A member that may be absent is null, never a default: absent and 0 differ.
 */
@NullMarked
package dev.evenkeel.core.api;

import org.jspecify.annotations.NullMarked;
