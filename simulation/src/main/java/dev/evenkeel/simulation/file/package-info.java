/**
 * Scenarios as they stand in files.
 *
 * <p>Reading is strict: a member that nobody knows, a value that cannot be and a name of nothing are refused, each in one
 * line that says where it stands and what is allowed there.
 */
@NullMarked
package dev.evenkeel.simulation.file;

import org.jspecify.annotations.NullMarked;
