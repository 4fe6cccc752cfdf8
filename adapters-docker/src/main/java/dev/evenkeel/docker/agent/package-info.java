/**
 * The endpoints that the ECS agent serves inside of tasks: metadata, protection, credentials.
 *
 * <p>Rule of the package: an answer goes to the task it is about and to nobody else. A request must know an id that was drawn
 * for one container, must come from that container's address, and must not have been forwarded; one that fails any of it is
 * answered as if the id did not exist.
 */
@NullMarked
package dev.evenkeel.docker.agent;

import org.jspecify.annotations.NullMarked;
