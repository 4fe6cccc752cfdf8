/**
 * HTTP/1.1 as bytes: heads and bodies, read strictly and written whole.
 *
 * <p>What two readers could understand in two ways is refused, never mended: on that, request smuggling lives.
 */
@NullMarked
package dev.evenkeel.router.http;

import org.jspecify.annotations.NullMarked;
