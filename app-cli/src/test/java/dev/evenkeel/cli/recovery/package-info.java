/**
 * Servers that are killed and started again.
 *
 * <p>Each test has an owner of its own, and leaves no container behind.
 */
@NullMarked
package dev.evenkeel.cli.recovery;

import org.jspecify.annotations.NullMarked;
