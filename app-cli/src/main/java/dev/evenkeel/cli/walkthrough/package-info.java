/**
 * The main job in nine steps, on any backend.
 *
 * <p>Nothing is printed that was not read back from an operation's answer.
 */
@NullMarked
package dev.evenkeel.cli.walkthrough;

import org.jspecify.annotations.NullMarked;
