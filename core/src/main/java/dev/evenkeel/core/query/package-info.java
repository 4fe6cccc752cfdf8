/**
 * The cluster query language: expressions that a container instance matches or not.
 *
 * <p>An expression is read once and is then a {@link dev.evenkeel.core.query.Query}, a pure function of an instance's facts.
 */
@NullMarked
package dev.evenkeel.core.query;

import org.jspecify.annotations.NullMarked;
