/**
 * Account settings.
 *
 * <p>A setting of the root principal is everybody's default.
 */
@NullMarked
package dev.evenkeel.core.account;

import org.jspecify.annotations.NullMarked;
