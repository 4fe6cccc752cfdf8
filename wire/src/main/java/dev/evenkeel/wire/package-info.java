/**
 * The JSON protocol of Amazon ECS and Application Auto Scaling: the operation table, the codec, the error shapes.
 *
 * <p>Members are mapped by name alone; what a record does not know either survives in its {@code other} or is ignored.
 */
@NullMarked
package dev.evenkeel.wire;

import org.jspecify.annotations.NullMarked;
