/**
 * Lifecycle hooks that are URLs or local commands.
 *
 * <p>They get what a Lambda function would get, and answer as one would. Only what somebody has named is ever called, and
 * every call is bounded in time and size.
 */
@NullMarked
package dev.evenkeel.hooks;

import org.jspecify.annotations.NullMarked;
