/**
 * What adapters and plugins are proven with: contract tests, fakes, invariants, seeded runs.
 *
 * <p>No mocking library and no sleeping; a fake is a small thing that really works.
 */
@NullMarked
package dev.evenkeel.testkit;

import org.jspecify.annotations.NullMarked;
