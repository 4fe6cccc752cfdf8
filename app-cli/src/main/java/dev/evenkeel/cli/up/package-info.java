/**
 * {@code evenkeel up}: a folder of definitions, run on this machine for as long as somebody looks on.
 *
 * <p>Rule of the package: whatever it does to services it does by the same calls as any other client of the server.
 */
@NullMarked
package dev.evenkeel.cli.up;

import org.jspecify.annotations.NullMarked;
