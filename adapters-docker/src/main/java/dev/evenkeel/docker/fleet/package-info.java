/**
 * Several engines behind the ports of one backend.
 *
 * <p>What belongs to one task goes to the engine that has it; nothing here speaks to an engine itself.
 */
@NullMarked
package dev.evenkeel.docker.fleet;

import org.jspecify.annotations.NullMarked;
