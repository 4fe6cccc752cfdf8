/**
 * What must hold after every event, whatever happens.
 *
 * <p>A check works out what it compares a second time and apart from the rules, in time that does not grow with the
 * cluster; what it finds broken it says with the numbers, and each has a test that breaks it on purpose.
 */
@NullMarked
package dev.evenkeel.simulation.invariant;

import org.jspecify.annotations.NullMarked;
