/**
 * The server: the wire protocol of Amazon ECS on a port of this machine, with health, metrics and logs beside it.
 *
 * <p>Whatever a client sends, it is answered a 4xx that says why; only a defect of ours is a 5xx. All that a client can
 * make us keep is bounded.
 */
@NullMarked
package dev.evenkeel.http;

import org.jspecify.annotations.NullMarked;
