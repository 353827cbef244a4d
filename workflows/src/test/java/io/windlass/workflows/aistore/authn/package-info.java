/** What is decided and planned for an AuthN service. */
@NullMarked
package io.windlass.workflows.aistore.authn;

import org.jspecify.annotations.NullMarked;
