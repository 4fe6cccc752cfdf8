/**
 * The command line's entry.
 *
 * <p>Rule of the package: it names commands and turns every failure into one line and an exit code; what a command does
 * is in {@code command}. Nothing here may load the AWS SDK, Vert.x, {@code java.net.http} or a command that was not named.
 */
@NullMarked
package dev.evenkeel.cli;

import org.jspecify.annotations.NullMarked;
