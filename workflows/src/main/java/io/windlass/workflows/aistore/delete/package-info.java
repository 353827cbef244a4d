/** Delete: what Windlass made goes in a safe order; the data stays on its volumes. */
@NullMarked
package io.windlass.workflows.aistore.delete;

import org.jspecify.annotations.NullMarked;
