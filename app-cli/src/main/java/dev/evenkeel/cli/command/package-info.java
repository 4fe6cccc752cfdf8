/**
 * The commands, one class each.
 *
 * <p>Rule of the package: a class is loaded only when its command is named; the table in Commands is all that help needs.
 */
@NullMarked
package dev.evenkeel.cli.command;

import org.jspecify.annotations.NullMarked;
