/** What can be wrong with an AuthN service. */
@NullMarked
package io.windlass.workflows.aistore.resource.authn;

import org.jspecify.annotations.NullMarked;
