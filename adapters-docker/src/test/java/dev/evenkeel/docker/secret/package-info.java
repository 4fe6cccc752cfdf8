/**
 * What is known here of secrets, and that no text of an error holds one.
 *
 * <p>These tests need no engine.
 */
@NullMarked
package dev.evenkeel.docker.secret;

import org.jspecify.annotations.NullMarked;
