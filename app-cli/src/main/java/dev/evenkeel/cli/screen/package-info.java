/**
 * Text for people: tables, durations, moments, a live block of lines.
 *
 * <p>Rule of the package: everything here is pure text in, text out; what came from a server is stripped of control characters before it is shown.
 */
@NullMarked
package dev.evenkeel.cli.screen;

import org.jspecify.annotations.NullMarked;
