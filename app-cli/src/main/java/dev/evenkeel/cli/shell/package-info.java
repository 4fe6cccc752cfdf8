/**
 * What a command sees of the world that started it: streams, environment, terminal, time.
 *
 * <p>Rule of the package: this is the only place that asks the process about itself, so that a test can be the world.
 */
@NullMarked
package dev.evenkeel.cli.shell;

import org.jspecify.annotations.NullMarked;
