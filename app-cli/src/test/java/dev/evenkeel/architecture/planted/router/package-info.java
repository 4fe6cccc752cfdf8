/** Classes that break a rule, in a mirror of the product's packages. Rule: each is reported by a test, none is used. */
@NullMarked
package dev.evenkeel.architecture.planted.router;

import org.jspecify.annotations.NullMarked;
