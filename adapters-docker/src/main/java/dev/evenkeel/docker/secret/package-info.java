/**
 * Where the values of secrets come from on one machine: a file, the environment, a command.
 *
 * <p>Values are read when a task starts and are not kept; no text that is logged or thrown holds one.
 */
@NullMarked
package dev.evenkeel.docker.secret;

import org.jspecify.annotations.NullMarked;
