/**
 * Clusters: the scope that names of services and tasks live in.
 *
 * <p>A deleted cluster stays describable as INACTIVE.
 */
@NullMarked
package dev.evenkeel.core.cluster;

import org.jspecify.annotations.NullMarked;
