/**
 * How requests are to be routed: listeners, their rules, and target groups, in the words of Elastic Load Balancing.
 *
 * <p>Values only: nothing here has a state, a thread or a socket, so that any control plane can write them down.
 */
@NullMarked
package dev.evenkeel.router.model;

import org.jspecify.annotations.NullMarked;
