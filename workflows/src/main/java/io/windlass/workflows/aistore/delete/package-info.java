/** Delete: what Windlass made goes in a safe order, and the data where that is asked for. */
@NullMarked
package io.windlass.workflows.aistore.delete;

import org.jspecify.annotations.NullMarked;
