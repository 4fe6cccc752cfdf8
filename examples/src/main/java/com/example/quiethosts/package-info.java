/**
 * A plugin as anybody may write it: its own package, and nothing but {@code dev.evenkeel.core} on its class path.
 *
 * <p>It brings one placement strategy, {@code quiet-hosts}.
 */
@NullMarked
package com.example.quiethosts;

import org.jspecify.annotations.NullMarked;
