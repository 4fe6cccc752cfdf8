/**
 * Blue/green, linear and canary deployments as tables of stages.
 *
 * <p>One machine walks every table; what a strategy is stands in its table alone. Until CLEAN_UP the old revision is kept
 * whole, so that the way back is short from each stage.
 */
@NullMarked
package dev.evenkeel.core.deployment.stage;

import org.jspecify.annotations.NullMarked;
