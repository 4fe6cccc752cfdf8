/**
 * Makes containers work, and asks whether they answer.
 *
 * <p>For rehearsals only: what burns in a container ends by itself when nobody renews it.
 */
@NullMarked
package dev.evenkeel.docker.load;

import org.jspecify.annotations.NullMarked;
