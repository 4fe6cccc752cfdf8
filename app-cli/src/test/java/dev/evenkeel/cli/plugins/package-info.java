/** A plugin of somebody else's, from its sources to a task that it placed. */
@NullMarked
package dev.evenkeel.cli.plugins;

import org.jspecify.annotations.NullMarked;
