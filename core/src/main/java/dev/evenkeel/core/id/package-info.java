/**
 * ARNs: made, taken apart and compared here and nowhere else.
 *
 * <p>An ARN is never put together by a caller.
 */
@NullMarked
package dev.evenkeel.core.id;

import org.jspecify.annotations.NullMarked;
