@NullMarked
package io.windlass.workflows.aistore.takeover;

import org.jspecify.annotations.NullMarked;
