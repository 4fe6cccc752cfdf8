/**
 * Discovery: the names by which the tasks of a cluster find each other.
 *
 * <p>Names follow from a service's revision and its cluster alone, so that a task keeps its names for life and they are the
 * same after a restart.
 */
@NullMarked
package dev.evenkeel.core.discovery;

import org.jspecify.annotations.NullMarked;
