/** The operations on an AuthN service: one workflow type each, steered by the same planners. */
@NullMarked
package io.windlass.workflows.aistore.authn.operation;

import org.jspecify.annotations.NullMarked;
