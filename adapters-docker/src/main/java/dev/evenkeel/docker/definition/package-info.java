/**
 * Members of task definitions that no rule of core reads, in the engine's words.
 *
 * <p>Pure: what is given is translated or refused with the member's name; whether it is allowed is decided elsewhere.
 */
@NullMarked
package dev.evenkeel.docker.definition;

import org.jspecify.annotations.NullMarked;
