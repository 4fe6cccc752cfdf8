/**
 * The outbound ports: what the engine needs of the world.
 *
 * <p>Each says what it promises, how it fails, its threading and its idempotence key.
 */
@NullMarked
package dev.evenkeel.core.port;

import org.jspecify.annotations.NullMarked;
