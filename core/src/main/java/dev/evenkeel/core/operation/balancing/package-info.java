/**
 * The operations of Elastic Load Balancing.
 *
 * <p>Each checks its request first and changes the state last, in ELB's order and with ELB's codes.
 */
@NullMarked
package dev.evenkeel.core.operation.balancing;

import org.jspecify.annotations.NullMarked;
