/**
 * The backend {@code docker}: tasks as containers of a Docker engine.
 *
 * <p>It translates and reports; what is to run where, and what follows from an exit, is decided in core. All of its state
 * is confined to one Vert.x context, so that nothing in it needs a lock.
 */
@NullMarked
package dev.evenkeel.docker;

import org.jspecify.annotations.NullMarked;
