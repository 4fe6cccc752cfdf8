/**
 * Tests of logins and pulls.
 *
 * <p>They need no engine; those with one are beside the backend's.
 */
@NullMarked
package dev.evenkeel.docker.registry;

import org.jspecify.annotations.NullMarked;
