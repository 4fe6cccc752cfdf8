/**
 * What is played: a cluster, a workload, steps at virtual times, faults and what is expected of the end.
 *
 * <p>A scenario is data. It has no behaviour, and what it does not say has one fixed meaning.
 */
@NullMarked
package dev.evenkeel.simulation.scenario;

import org.jspecify.annotations.NullMarked;
