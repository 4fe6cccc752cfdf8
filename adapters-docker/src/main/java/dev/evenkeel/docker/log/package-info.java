/**
 * What containers wrote, line by line.
 *
 * <p>The engine keeps it; nothing is kept here but the line in the making. A reader that is slow slows the engine's stream
 * down and nothing else.
 */
@NullMarked
package dev.evenkeel.docker.log;

import org.jspecify.annotations.NullMarked;
