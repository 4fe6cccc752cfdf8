/**
 * Secrets that containers are given, and how task definitions name them.
 *
 * <p>Rule of the package: a value is carried in a {@link dev.evenkeel.core.secret.SecretText}, which shows itself to nobody
 * who does not ask; no text of an exception holds one.
 */
@NullMarked
package dev.evenkeel.core.secret;

import org.jspecify.annotations.NullMarked;
