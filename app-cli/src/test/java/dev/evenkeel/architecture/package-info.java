/**
 * What may depend on what, and what no one may do, as tests over the compiled classes of all modules.
 *
 * <p>Rule: every rule has a violation in {@code planted} that it must report, so that a rule that checks nothing fails.
 */
@NullMarked
package dev.evenkeel.architecture;

import org.jspecify.annotations.NullMarked;
