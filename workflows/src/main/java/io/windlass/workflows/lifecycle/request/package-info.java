/** Workflows that a person starts to ask for an operation, and to learn what came of it. */
@NullMarked
package io.windlass.workflows.lifecycle.request;

import org.jspecify.annotations.NullMarked;
