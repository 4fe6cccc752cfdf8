/** Tests of the nine steps, on every backend. */
@NullMarked
package dev.evenkeel.cli.walkthrough;

import org.jspecify.annotations.NullMarked;
