/**
 * JSON as plain maps and lists, read and written by streaming.
 *
 * <p>Rule of the package: every member is kept, known or not, in the order in which it came.
 */
@NullMarked
package dev.evenkeel.cli.json;

import org.jspecify.annotations.NullMarked;
