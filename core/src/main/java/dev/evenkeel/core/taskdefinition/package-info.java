/**
 * Task definitions: revisions of families.
 *
 * <p>A revision's number is never used again.
 */
@NullMarked
package dev.evenkeel.core.taskdefinition;

import org.jspecify.annotations.NullMarked;
