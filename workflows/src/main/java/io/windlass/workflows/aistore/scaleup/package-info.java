/** Scale up: more nodes join, and old objects stay reachable. */
@NullMarked
package io.windlass.workflows.aistore.scaleup;

import org.jspecify.annotations.NullMarked;
