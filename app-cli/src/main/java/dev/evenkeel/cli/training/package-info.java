/**
 * Runs the usual commands once, so that the JVM can remember which classes they need.
 *
 * <p>Rule of the package: no command depends on it, and it leaves nothing behind: its server is on loopback and ends with it.
 */
@NullMarked
package dev.evenkeel.cli.training;

import org.jspecify.annotations.NullMarked;
