/**
 * Commands that run beside the process of a container.
 *
 * <p>They run as root, as the agent of ECS runs them, and end with the session they belong to as far as the container's own
 * tools allow.
 */
@NullMarked
package dev.evenkeel.docker.command;

import org.jspecify.annotations.NullMarked;
