/**
 * A deployment from two files to a steady service.
 *
 * <p>Rule of the package: nothing that the files do not mention is changed, and a deployment that was begun is never undone here.
 */
@NullMarked
package dev.evenkeel.cli.deploy;

import org.jspecify.annotations.NullMarked;
