/** Scale down: nodes leave, and every object stays. */
@NullMarked
package io.windlass.workflows.aistore.scaledown;

import org.jspecify.annotations.NullMarked;
