/** What the local router costs. Rule: the router, what stands behind it and who asks are processes of their own. */
@NullMarked
package dev.evenkeel.bench.router;

import org.jspecify.annotations.NullMarked;
