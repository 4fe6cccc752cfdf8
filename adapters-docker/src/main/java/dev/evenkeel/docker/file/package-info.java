/**
 * Files that users write for tasks on this machine.
 *
 * <p>Reading is bounded, and what is said of a file tells nothing that stands in it.
 */
@NullMarked
package dev.evenkeel.docker.file;

import org.jspecify.annotations.NullMarked;
