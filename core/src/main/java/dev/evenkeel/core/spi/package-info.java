/**
 * What plugins implement.
 *
 * <p>Built-in strategies and backends come the same way as anybody's.
 */
@NullMarked
package dev.evenkeel.core.spi;

import org.jspecify.annotations.NullMarked;
