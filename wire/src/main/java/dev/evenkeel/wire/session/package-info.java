/**
 * The data channel that a client of ExecuteCommand and a command talk over, as AWS's session-manager-plugin speaks it.
 *
 * <p>Rule of the package: bytes and order only. Nothing here knows sockets, threads or processes, and both ends use the
 * same code.
 */
@NullMarked
package dev.evenkeel.wire.session;

import org.jspecify.annotations.NullMarked;
