/**
 * Load balancers, their listeners and rules, and target groups: what Elastic Load Balancing has of a region.
 *
 * <p>Entities are as ELB describes them, by ARN; what follows from others (which load balancer a target group belongs to,
 * how a target fares) is worked out when it is asked for and never kept.
 */
@NullMarked
package dev.evenkeel.core.balancing;

import org.jspecify.annotations.NullMarked;
