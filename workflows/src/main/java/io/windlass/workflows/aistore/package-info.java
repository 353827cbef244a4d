/**
 * AIStore: what is observed of a cluster, the steps that change it, and the decision what it needs.
 */
@NullMarked
package io.windlass.workflows.aistore;

import org.jspecify.annotations.NullMarked;
