/**
 * What each operation does: check the request in ECS's order and words, emit events, describe the result.
 *
 * <p>A request is refused before anything is emitted, so that a refusal has changed nothing.
 */
@NullMarked
package dev.evenkeel.core.operation;

import org.jspecify.annotations.NullMarked;
