/**
 * {@code evenkeel simulate}: runs of scenarios, shown.
 *
 * <p>What is printed follows from the scenario and the seeds alone: never from the time a run took or the cores it had.
 */
@NullMarked
package dev.evenkeel.cli.simulate;

import org.jspecify.annotations.NullMarked;
