/**
 * The engine: observe, apply, decide, commit, effect, sleep.
 *
 * <p>One writer. Nothing here is thread-safe; all of it runs on the engine's timeline.
 */
@NullMarked
package dev.evenkeel.core.engine;

import org.jspecify.annotations.NullMarked;
