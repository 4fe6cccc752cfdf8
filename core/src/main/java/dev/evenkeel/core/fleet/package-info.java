/**
 * The container instances of a cluster, what is free on them, and the sets that find one without a look at each.
 *
 * <p>Each instance has a number, its slot, in the order of ids; a set of instances is a set of slots, one bit each. Whatever
 * placement asks is the intersection of such sets, and the lowest slot of what is left is the lowest id. All sets follow
 * each change at once, at a cost that does not grow with the cluster.
 */
@NullMarked
package dev.evenkeel.core.fleet;

import org.jspecify.annotations.NullMarked;
