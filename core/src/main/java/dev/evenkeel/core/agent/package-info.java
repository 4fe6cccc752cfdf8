/**
 * What a running task may ask about itself: the answers of the ECS agent's task endpoints.
 *
 * <p>Rule of the package: an answer is a rendering of the state and of nothing else; who asks, and over which network, is the
 * adapter's to know.
 */
@NullMarked
package dev.evenkeel.core.agent;

import org.jspecify.annotations.NullMarked;
