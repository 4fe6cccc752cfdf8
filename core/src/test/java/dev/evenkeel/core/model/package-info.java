/**
 * Every course that a small service can take, one step at a time.
 *
 * <p>The engine is the real one; only the world is a model, and it may answer in any order.
 */
@NullUnmarked
package dev.evenkeel.core.model;

import org.jspecify.annotations.NullUnmarked;
