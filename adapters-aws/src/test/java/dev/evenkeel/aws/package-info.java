/**
 * Tests of the backend {@code aws}.
 *
 * <p>None of them leaves this machine; that it works with Evenkeel's own server is shown by the end-to-end tests.
 */
@NullMarked
package dev.evenkeel.aws;

import org.jspecify.annotations.NullMarked;
