/**
 * The agent's endpoints, most of it from inside of containers.
 *
 * <p>Who may not ask is tested as much as what is answered.
 */
@NullMarked
package dev.evenkeel.docker.agent;

import org.jspecify.annotations.NullMarked;
