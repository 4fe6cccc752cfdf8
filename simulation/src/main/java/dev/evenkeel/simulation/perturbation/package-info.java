/**
 * One small thing goes wrong at one point of a run: whatever it is, and wherever, the run must end as the undisturbed one.
 *
 * <p>What ends differently is a finding without further argument: no rule is stated here, the undisturbed run is the rule.
 */
@NullMarked
package dev.evenkeel.simulation.perturbation;

import org.jspecify.annotations.NullMarked;
