/**
 * The server as its clients see it: each test starts it on loopback and lets a client that knows nothing of Evenkeel work.
 *
 * <p>A client that is not installed is skipped with a reason; docs/reference/clients.md says which ones were tried.
 */
@NullMarked
package dev.evenkeel.e2e;

import org.jspecify.annotations.NullMarked;
