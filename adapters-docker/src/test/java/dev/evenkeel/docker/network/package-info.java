/** Networks: their options, and what the engine is asked for. */
@NullMarked
package dev.evenkeel.docker.network;

import org.jspecify.annotations.NullMarked;
