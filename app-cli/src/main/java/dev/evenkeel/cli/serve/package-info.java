/**
 * Starts the server in this process.
 *
 * <p>Nothing else of the command line may load what is here: Vert.x and the backends are slow to load.
 */
@NullMarked
package dev.evenkeel.cli.serve;

import org.jspecify.annotations.NullMarked;
