/**
 * A thin client of the Docker Engine API.
 *
 * <p>It translates calls and answers and decides nothing: no retries, no rules, no state but its connections. All of its
 * callbacks run on the Vert.x context of the caller.
 */
@NullMarked
package dev.evenkeel.docker.client;

import org.jspecify.annotations.NullMarked;
