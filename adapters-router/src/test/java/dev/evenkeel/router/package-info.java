/** Tests of the local router, over real sockets of loopback. */
@NullUnmarked
package dev.evenkeel.router;

import org.jspecify.annotations.NullUnmarked;
